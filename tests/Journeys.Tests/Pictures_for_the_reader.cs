using Microsoft.Playwright;

namespace Journeys.Tests;

/// <summary>Takes the pictures of the documentation where COUNTERSIGN_PICTURES names a folder; otherwise nothing is asked for.</summary>
public sealed class Pictures_for_the_reader(Browser browser)
{
    private const long Largest = 150 * 1024;

    private const long LargestInGuide = 60 * 1024;

    private static readonly string[] Pupils = ["Merrin,,Tolpuddle", "Osei,,Vantongeren", "Halcyon,Hal,Dunmore", "Sorrel,,Appleyard", "Ifan,,Brynmor", "Noor,,Castellan", "Tamsin,Tam,Elphick", "Kit,,Wayland"];

    private static readonly string? Folder = Environment.GetEnvironmentVariable("COUNTERSIGN_PICTURES");

    private static string Guides => Path.Combine(Folder!, "..", "guide", "pictures");

    [Fact]
    public async Task Are_taken_on_a_desk_and_on_a_phone()
    {
        Assert.SkipWhen(Folder is null, "COUNTERSIGN_PICTURES names no folder");
        Directory.CreateDirectory(Folder!);
        await using var program = await RunningProgram.Demo();
        await using var author = await browser.AtADesk(program);
        await author.StepIn("quillbrook", "Imogen Starkweather");
        await author.Compose("Year six measured the shadow of the old oak all day. By teatime they could tell the hour from it.");
        var post = await author.HandIn();
        await using var colleague = await browser.AtADesk(program);
        await colleague.StepIn("quillbrook", "Kamil Brzezik");

        await Take(colleague, "sign", post + "/sign");
        await Take(author, "home", "/");
        await Take(author, "ask", "/ask");
        await Take(author, "compose", "/posts/new");
        await Take(author, "public-news", "/news/quillbrook");

        Assert.All(Directory.EnumerateFiles(Folder!, "*.png"), file => Assert.True(new FileInfo(file).Length <= Largest, $"{file} is larger than {Largest} bytes"));
    }

    /// <summary>As small as a guide shows them: the width of a phone, without the demo's own line.</summary>
    [Fact]
    public async Task Of_the_guides_are_taken_on_a_phone()
    {
        Assert.SkipWhen(Folder is null, "COUNTERSIGN_PICTURES names no folder");
        Directory.CreateDirectory(Guides);
        await using var program = await RunningProgram.Demo();
        await using var author = await browser.AtADesk(program);
        await author.StepIn("quillbrook", "Imogen Starkweather");
        await author.Compose("Year six measured the shadow of the old oak all day. By teatime they could tell the hour from it.");
        await TakeForGuide(author, "teacher-write");
        var post = await author.HandIn();
        await using var colleague = await browser.AtADesk(program);
        await colleague.StepIn("quillbrook", "Kamil Brzezik");
        await colleague.Open(post + "/sign");
        await TakeForGuide(colleague, "signer-sign");
        await using var head = await browser.AtADesk(program);
        await head.StepIn("quillbrook", "Tobias Fenwright");
        await head.Open("/posts/stop");
        await TakeForGuide(head, "headteacher-stop");
        await using var administrator = await browser.AtADesk(program);
        await administrator.StepIn("quillbrook", "Rosalind Achterberg");
        await Bring(administrator, Pupils);
        await administrator.Choose("Yes, every pupil of the school is on it");
        await administrator.Press("Use this list");
        await Bring(administrator, ["Wren,,Oakhanger", .. Pupils.Skip(1), "Teodor,Teo,Blunsdon"]);
        await TakeForGuide(administrator, "business-manager-pupils");
        await using var governor = await browser.AtADesk(program);
        await governor.StepIn("quillbrook", "Delphine Marchbanks");
        await governor.Open("/policy/compare");
        await governor.Page.GetByLabel("This policy", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await governor.Page.GetByLabel("Compared with", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await governor.Press("Compare");
        await governor.Page.Locator(".cs-cards").First.WaitForAsync();
        await TakeForGuide(governor, "governor-compare", ".cs-card");
        await using var family = await browser.AtADesk(program);
        await family.Open("/rules/quillbrook/families");
        await TakeForGuide(family, "family-rules", ".govuk-caption-l");

        Assert.All(Directory.EnumerateFiles(Guides, "*.png"), file => Assert.True(new FileInfo(file).Length <= LargestInGuide, $"{file} is larger than {LargestInGuide} bytes"));
    }

    private static async Task Bring(Someone administrator, IEnumerable<string> pupils)
    {
        await administrator.Open("/pupils");
        await administrator.Fill("Or paste the list", string.Join('\n', ["First name,Known as,Surname", .. pupils]));
        await administrator.Press("Show what would change");
        await administrator.Sees("How the list was read");
    }

    private static async Task TakeForGuide(Someone someone, string name, string from = "h1")
    {
        await someone.Page.SetViewportSizeAsync(375, 800);
        await someone.Page.EvaluateAsync("document.fonts.ready");
        await someone.Page.EvaluateAsync("() => { scrollTo(0, 0); document.activeElement.blur(); }");
        var begins = await someone.Main.Locator(from).First.BoundingBoxAsync();
        await someone.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Guides, name + ".png"),
            Animations = ScreenshotAnimations.Disabled,
            FullPage = true,
            Clip = new Clip { X = 0, Y = begins!.Y - 15, Width = 375, Height = 560 },
        });
    }

    private static async Task Take(Someone someone, string name, string page)
    {
        foreach (var (width, height) in new[] { (1280, 800), (375, 800) })
        {
            await someone.Page.SetViewportSizeAsync(width, height);
            Assert.Equal(200, await someone.Open(page));
            await someone.Page.EvaluateAsync("document.fonts.ready");
            await someone.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{name}-{width}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }
}
