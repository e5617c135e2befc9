using Countersign.Tests;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Journeys.Tests;

public sealed partial class Every_page_can_be_read_by_everybody(Browser browser, DemoProgram demo) : IClassFixture<DemoProgram>
{
    private static readonly AxeRunOptions Standards = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private static readonly string Brought = Path.Combine(Checkout.Root, "tests/Countersign.Tests/Policies/Drafts/Upload/Clauses/cases");

    public static TheoryData<string, string> Roles => new()
    {
        { "quillbrook", "Rosalind Achterberg" },
        { "quillbrook", "Imogen Starkweather" },
        { "tansyfield", "Sunniva Dahlgaard" },
        { "oxlip-lane", "Desmond Okonjobi" },
        { "marlowick", "Philippa Langstroth" },
        { "little-sedgewell", "Mirela Dragomanu" },
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task On_a_wide_and_on_a_narrow_screen(string school, string person)
    {
        var program = await demo.Program;
        await using var reader = await browser.AtADesk(program);
        await reader.StepIn(school, person);
        var first = new List<string>();
        var findings = new List<string>();
        if (person == "Rosalind Achterberg")
        {
            await reader.Open("/people");
            await reader.Follow("Imogen Starkweather");
            first.AddRange([$"{reader.Path}/erase", $"/sign-in/somebody-else?Was={reader.Path.Split('/')[^1]}", "/unsent", "/posts/stop"]);
            await reader.Fill("Another role", "chair of governors");
            await reader.Press("Save roles");
            await reader.Sees("The change of roles waits");
            first.Add("/people/changes");
            await reader.Open("/policy/drafts");
            await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Draft the next version" }).ClickAsync();
            first.Add((await reader.Page.GetByRole(AriaRole.Link, new() { Name = "X.1 Keeping to the policy" }).GetAttributeAsync("href"))!);
            await reader.Follow("About this document");
            await reader.Fill("Title", "The next policy of the school");
            await reader.Press("Save");
            await reader.Follow("The governors ratified it: put it in force");
            await reader.Sees("Its fingerprint changes with every letter");
            findings.AddRange(await Look(reader, "the form that puts a draft in force"));
            await reader.Open("/policy/drafts");
            await reader.Page.GetByLabel("Your policy", new() { Exact = true }).SetInputFilesAsync(Path.Combine(Brought, "d35-appendix-restarts.docx"));
            await reader.Press("Find the clauses");
            await reader.Sees("What was left out");
            first.Add(reader.Path);
        }

        var pages = await Crawl(reader, first, async page => findings.AddRange(await Look(reader, page)));

        Assert.True(pages.Count > 8, $"Only {pages.Count} pages were found: {string.Join(' ', pages)}");
        Assert.True(first.Count == 0 || pages.Any(page => page.EndsWith("/blocks/procedure/new", StringComparison.Ordinal)), "No form of a draft was found");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Without_being_signed_in_too()
    {
        var program = await demo.Program;
        await using var reader = await browser.AtADesk(program);
        var findings = new List<string>();

        foreach (var page in new[] { "/sign-in", "/step-in", "/accessibility", "/data", "/help", "/help/teacher", "/help/family", "/news/quillbrook", "/rules/quillbrook", "/rules/tansyfield/pupils", "/rules/oxlip-lane/families", "/join", "/nowhere" })
        {
            await reader.Open(page);
            findings.AddRange(await Look(reader, page));
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task A_guide_prints_on_one_page_without_what_stands_around_it()
    {
        var program = await demo.Program;
        await using var reader = await browser.AtADesk(program);
        await reader.Open("/help");
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var guide in await reader.Main.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await reader.Open(guide);
            var paper = await reader.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });

            Assert.True(OnePage().Count(System.Text.Encoding.Latin1.GetString(paper)) == 1, $"{guide} prints on more than one page");
            Assert.False(await reader.Page.Locator(".cs-demo").IsVisibleAsync(), guide);
            Assert.False(await reader.Page.Locator("footer").IsVisibleAsync(), guide);
        }
    }

    [Theory]
    [InlineData("/posts/new", "button[formaction$='?handler=Submit']")]
    [InlineData("/ask", "main button[type=submit], main a.govuk-link")]
    [InlineData("/notifications/choices", "main button[type=submit]")]
    [InlineData("/pupils/phrases", "main button[type=submit]")]
    [InlineData("/accounts/connect/bluesky", "main button[type=submit]")]
    public async Task With_the_keyboard_alone_the_main_button_is_reached_and_seen_to_be(string page, string button)
    {
        var program = await demo.Program;
        await using var reader = await browser.AtADesk(program);
        await reader.StepIn("quillbrook", "Rosalind Achterberg");
        await reader.Open(page);

        var presses = 0;
        while (!await reader.Page.Locator(button).First.EvaluateAsync<bool>("button => button === document.activeElement") && presses++ < 80)
        {
            await reader.Page.Keyboard.PressAsync("Tab");
            Assert.True(await reader.Page.EvaluateAsync<bool>(Visible), "Nothing shows where the focus is: " + await reader.Page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }

        Assert.InRange(presses, 1, 80);
    }

    // A page about one thing stands for all of its kind: ids and queries are left out of what was seen.
    private static async Task<IReadOnlyCollection<string>> Crawl(Someone reader, IEnumerable<string> first, Func<string, Task> look)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([.. first, "/", "/your-sign-in"]);
        while (queue.TryDequeue(out var page))
        {
            if (!seen.Add(Kind(page)))
            {
                continue;
            }

            var status = await reader.Open(page);
            Assert.True(status == 200, $"{page} answered {status}");
            await look(page);
            foreach (var link in await reader.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)"))
            {
                var address = new Uri(link);
                if (address.Authority == new Uri(reader.Page.Url).Authority && !IsForEverybody(address.AbsolutePath) && !IsFile(address.AbsolutePath))
                {
                    queue.Enqueue(address.PathAndQuery);
                }
            }
        }

        return seen;
    }

    private static string Kind(string page) =>
        string.Join('/', page.Split('?')[0].Split('/').Select(part => Guid.TryParse(part, out _) ? "{id}" : part));

    // Looked at once, without being signed in.
    private static bool IsForEverybody(string path) => path.StartsWith("/step-in", StringComparison.Ordinal) || path.StartsWith("/help", StringComparison.Ordinal) || path.StartsWith("/rules/", StringComparison.Ordinal);

    private static bool IsFile(string path) =>
        path.EndsWith(".atom", StringComparison.Ordinal) || path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith("/evidence", StringComparison.Ordinal) || path.EndsWith("/download", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> Look(Someone reader, string page)
    {
        var findings = new List<string>();
        foreach (var width in new[] { 320, 1280 })
        {
            await reader.Page.SetViewportSizeAsync(width, 900);

            // On a phone as somebody reads it who has it dark, and by day at a desk: each pair of colours is looked at once.
            await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = width == 320 ? ColorScheme.Dark : ColorScheme.Light });
            var axe = await reader.Page.RunAxe(Standards);
            findings.AddRange(axe.Violations.Select(violation => $"{page} at {width}: {violation.Id} {violation.Nodes[0].Html}"));
            var beyond = await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (beyond > 0)
            {
                findings.Add($"{page} at {width}: {beyond} pixels stand beyond the edge");
            }
        }

        if (await reader.Page.Locator("h1").CountAsync() != 1)
        {
            findings.Add($"{page}: not one h1");
        }

        if (string.IsNullOrWhiteSpace(await reader.Page.TitleAsync()) || await reader.Page.GetAttributeAsync("html", "lang") is not "en-GB")
        {
            findings.Add($"{page}: no title or language");
        }

        return findings;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial System.Text.RegularExpressions.Regex OnePage();

    private const string Visible = """
        () => {
            const box = document.activeElement;
            const style = getComputedStyle(box);
            const before = getComputedStyle(box, "::before");
            const label = box.labels && box.labels[0] ? getComputedStyle(box.labels[0], "::before") : before;
            const marked = one => (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== "none";
            return box === document.body || marked(style) || marked(before) || marked(label);
        }
        """;
}
