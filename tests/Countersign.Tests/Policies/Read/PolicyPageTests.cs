using System.Net;
using Countersign.People.Model;

namespace Countersign.Tests.Policies.Read;

public sealed class PolicyPageTests : IAsyncLifetime
{
    private readonly CommandCounter commands = new();

    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start(commands.Watch);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_teacher_reads_the_clauses_and_what_each_rule_means()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        Assert.Equal("Social media policy of the federation", page.Heading());
        Assert.Contains("Staff must not contact a former pupil on a personal account until 3 years after leaving or the other person’s 18th birthday, whichever comes later, unless the two are directly related.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("not yet filled in by the school", page.Text(), StringComparison.Ordinal);
        Assert.Contains("How a post goes out", page.Text(), StringComparison.Ordinal);
        Assert.Contains("May a teacher connect with a former pupil on a personal account?", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_is_overdue_is_called_so_in_words()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        Assert.Contains("Overdue: it was due in May 2023, 3 years and 6 months ago", page.Text(), StringComparison.Ordinal);
        Assert.Contains("10 September 2026, by the governing body. Minuted: item 6", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_the_contents_leads_to_a_heading()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        var targets = page.Document.QuerySelectorAll("nav[aria-labelledby=contents] a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Contains("c2.9-P2", targets);
        Assert.All(targets, target => Assert.NotNull(page.Document.GetElementById(target)));
        Assert.Equal(targets.Count, targets.Distinct().Count());
    }

    [Fact]
    public async Task Without_a_policy_the_page_says_whom_to_ask()
    {
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        Assert.Equal("No policy is in force here yet", page.Heading());
        Assert.Contains("ask the headteacher before you post", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.Open("/policy/source")).Status);
    }

    [Fact]
    public async Task Another_schools_policy_stays_with_that_school()
    {
        var other = await site.OpenSchool("Oxlip Lane School");
        await site.Adopt("federation", other);
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        Assert.Equal("No policy is in force here yet", page.Heading());
        Assert.DoesNotContain("federation", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trusts_policy_is_read_at_each_of_its_schools()
    {
        var trust = await site.OpenSchool("Thornbeck Trust", EstablishmentKind.Trust);
        var school = await site.OpenSchool("Thornbeck Infants", parent: trust);
        await site.Adopt("federation", trust);
        var teacher = await site.As(school, "teacher");

        var page = await teacher.Open("/policy");

        Assert.Contains("as version 1 of Thornbeck Trust", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_downloaded_byte_for_byte()
    {
        await site.Adopt("federation");
        var teacher = await site.As("teacher");

        var file = await teacher.Open("/policy/source");

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "policies", "federation.md"), TestContext.Current.CancellationToken), file.Bytes);
        Assert.StartsWith("/sign-in", (await site.Nobody().Open("/policy/source")).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[click me](javascript:alert(1))")]
    [InlineData("[click me](JaVaScRiPt:alert(1))")]
    [InlineData("[click me](java&#10;script:alert(1))")]
    [InlineData("[click me](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[click me](vbscript:x)")]
    [InlineData("[click me][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)> click me")]
    [InlineData("<a href=\"javascript:alert(1)\">click me</a>")]
    [InlineData("<img src=x onerror=alert(1)> click me")]
    [InlineData("![click me](javascript:alert(1))")]
    public async Task A_link_that_could_run_something_does_not_survive(string prose)
    {
        await site.AdoptText("### 2.1 A trap\n\n" + prose);
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        var article = page.Document.QuerySelector("article.cs-document")!;
        Assert.Contains("click me", article.TextContent, StringComparison.Ordinal);
        Assert.Empty(article.QuerySelectorAll("a, img, script, [onerror]"));
    }

    [Fact]
    public async Task Links_lists_tables_and_emphasis_come_through()
    {
        await site.AdoptText("""
            ### 2.1 Prose

            **Always** ask, see [the guide](https://guide.example/a) or <office@wrenfield.example>.

            1. First
            2. Then

            | Who | What |
            |---|---|
            | Head | Decides & signs |
            """);
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        var article = page.Document.QuerySelector("article.cs-document")!;
        Assert.Equal(["https://guide.example/a", "mailto:office@wrenfield.example"], article.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Always", article.QuerySelector("strong")!.TextContent);
        Assert.Equal(["First", "Then"], article.QuerySelectorAll("ol li").Select(item => item.TextContent));
        Assert.Equal(["Head", "Decides & signs"], article.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_clause_with_emoji_and_with_text_from_right_to_left_is_shown_as_written()
    {
        await site.AdoptText("### 2.1 קשר עם תלמידים 🎒\n\nאין ליצור קשר פרטי 👩‍🏫 עם תלמידים.");
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/policy");

        var clause = page.Document.GetElementById("c2.1")!;
        Assert.Contains("קשר עם תלמידים 🎒", clause.TextContent, StringComparison.Ordinal);
        Assert.Equal("auto", clause.GetAttribute("dir"));
        Assert.Contains("אין ליצור קשר פרטי 👩‍🏫 עם תלמידים.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_policy_asks_the_database_as_often_as_a_short_one()
    {
        var other = await site.OpenSchool("Oxlip Lane School");
        await site.Adopt("federation", other);
        await site.AdoptText("### 2.1 Short\n\nBe kind.");
        var here = await site.As("teacher");
        var there = await site.As(other, "teacher");
        await here.Open("/policy");
        await there.Open("/policy");

        var brief = await commands.During(() => here.Open("/policy"));
        var lengthy = await commands.During(() => there.Open("/policy"));

        Assert.InRange(brief, 1, 12);
        Assert.Equal(brief, lengthy);
    }
}
