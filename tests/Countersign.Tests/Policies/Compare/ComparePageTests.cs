using System.Net;
using Countersign.People.Model;
using Countersign.People.Records;

namespace Countersign.Tests.Policies.Compare;

public sealed class ComparePageTests : IAsyncLifetime
{
    private const string Posts = """
        ### 2.1 Posts

        Posts are checked.

        ```procedure publish
        check     by a colleague
        ```
        """;

    private const string Logo = """
        ### 3.1 Logo

        The logo stays with us.

        ```rule 3.1-logo
        forbid staff to use the logo
        ```
        """;

    private readonly CommandCounter commands = new();

    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start(commands.Watch);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_is_done_differently_stands_under_headings()
    {
        var (school, sister) = await Trust();
        await site.AdoptText(Posts, school);
        await site.AdoptText(Posts.Replace("check     by a colleague", "approve   by the headteacher", StringComparison.Ordinal), sister);
        var teacher = await site.As(school, "teacher");
        await teacher.Open("/policy/compare");

        var page = await teacher.Choose("Version 1, in force: Social media at Wrenfield", "This policy").Choose("Teasel School: Social media at Wrenfield", "Compared with").Press("Compare");

        Assert.Equal(
            ["No answer differs, in any situation. 1 difference in what is done.", "What differs", "The wording, clause by clause"],
            page.Document.QuerySelectorAll("main h2, main h3").Select(heading => Page.Squeeze(heading.TextContent)).Where(heading => heading.Length > 0));
        Assert.Equal(
            ["A post Version 1 A check by a colleague Clauses 2.1 of Social media at the trust, 2.1 Teasel School A check by a colleague, then approval by the headteacher Clauses 2.1 of Social media at the trust, 2.1"],
            Cards(page));
        Assert.Contains("Every clause reads the same.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_most_hangs_on_is_read_first_and_the_rest_on_demand()
    {
        var (school, sister) = await Trust();
        var rules = string.Concat(Enumerable.Range(1, 6).Select(number => $"### 4.{number} Look {number}\n\n```cadence 4.{number}-look\ntask look at list {number}\nevery 3 months\n```\n\n"));
        await site.AdoptText(rules + Logo, school);
        await site.AdoptText(rules.Replace("3 months", "6 months", StringComparison.Ordinal) + Logo.Replace("forbid", "allow", StringComparison.Ordinal), sister);

        var page = await (await site.As(school, "teacher")).Open("/policy/compare?before=version-1&after=school-teasel-school");

        Assert.StartsWith("Staff to use the logo Version 1 Forbidden Clause 3.1 Teasel School Allowed Clause 3.1", Cards(page)[0], StringComparison.Ordinal);
        Assert.Equal((5, 7), (Cards(page, "main > .cs-cards > li").Count, Cards(page).Count));
        Assert.Equal("What has to be done and when (2)", Page.Squeeze(page.Document.QuerySelector("main details:not([open]):has(.cs-cards) summary")?.TextContent));
    }

    [Fact]
    public async Task Words_are_tracked_clause_by_clause_with_what_they_change()
    {
        await site.AdoptText(Logo + "\n### 3.2 Colours\n\nWe wear **green** at sports.\n\n### 3.3 Songs\n\nWe sing.\n");
        await site.AdoptText(Logo.Replace("forbid", "allow", StringComparison.Ordinal).Replace("stays with us", "may be shown", StringComparison.Ordinal)
            + "\n### 3.2 Flags\n\nNone.\n\n### 3.3 Colours\n\nWe wear green at sports.\n");

        var page = await (await site.As("teacher")).Open("/policy/compare?before=version-1&after=version-2");

        Assert.Equal(
            [
                "3.1 Logo 3 words put in, 3 words taken out",
                "3.2 Flags new",
                "3.3 Colours moved, before clause 3.2",
                "3.3 Songs taken out",
            ],
            page.Document.QuerySelectorAll(".cs-tracked > summary").Select(summary => Page.Squeeze(summary.TextContent)));
        Assert.Equal(
            "Logo The logo [taken out: stays with us] [put in: may be shown] . What it changes: Staff to use the logo: before: forbidden; after: allowed.",
            Page.Squeeze(page.Document.QuerySelector("#wording-3\\.1 > div")?.TextContent));
        Assert.Equal(("stays with us", "may be shown"), (Tracked(page, "del"), Tracked(page, "ins")));
        Assert.Equal(["#wording-3.1", "#wording-3.1"], page.Document.QuerySelectorAll(".cs-card__clauses a").Select(link => link.GetAttribute("href")));
    }

    private static List<string> Cards(Page page, string where = ".cs-card") => [.. page.Document.QuerySelectorAll(where).Select(card => Page.Squeeze(card.TextContent))];

    private static string? Tracked(Page page, string element) => page.Document.QuerySelector($"#wording-3\\.1 {element}")?.ChildNodes[1].TextContent;

    [Fact]
    public async Task Two_schools_that_answer_differently_are_named_in_the_sentence()
    {
        var (school, sister) = await Trust();
        await site.AdoptText(Logo, school);
        await site.AdoptText(Logo.Replace("forbid", "allow", StringComparison.Ordinal), sister);

        var page = await (await site.As(school, "teacher")).Open("/policy/compare?before=version-1&after=school-teasel-school");

        Assert.StartsWith("Staff to use the logo Version 1 Forbidden Clause 3.1 Teasel School Allowed Clause 3.1", Assert.Single(Cards(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policies_of_the_trust_and_of_the_schools_beside_this_one_can_be_chosen()
    {
        var (school, sister) = await Trust();
        await site.AdoptText(Logo, sister);
        var other = await site.OpenSchool("Sedge Trust", EstablishmentKind.Trust);
        await site.AdoptText(Logo, await site.OpenSchool("Sedge School", EstablishmentKind.School, other));

        var page = await (await site.As(school, "teacher")).Open("/policy/compare");

        Assert.Contains("Sallow Trust: Social media at the trust", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Teasel School: Social media at Wrenfield", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sedge", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/policy/compare?before=start-trust&after=school-sedge-school")]
    [InlineData("/policy/compare?before=school-sedge-school&after=start-trust")]
    [InlineData("/policy/compare?before=school-nowhere&after=start-trust")]
    [InlineData("/policy/compare?before=school-oxlip-lane&after=start-trust")]
    public async Task A_school_that_does_not_stand_beside_this_one_is_not_there(string address)
    {
        var (school, _) = await Trust();
        var other = await site.OpenSchool("Sedge Trust", EstablishmentKind.Trust);
        await site.AdoptText(Logo, await site.OpenSchool("Sedge School", EstablishmentKind.School, other));

        var page = await (await site.As(school, "headteacher")).Open(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Two_schools_without_a_trust_do_not_stand_beside_one_another()
    {
        await site.AdoptText(Logo);
        var alone = await site.OpenSchool("Sedge School");

        var page = await (await site.As(alone, "headteacher")).Open("/policy/compare?before=start-trust&after=school-wrenfield-school");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task A_trust_compares_the_policies_of_its_schools()
    {
        var (_, sister) = await Trust();
        await site.AdoptText(Logo, sister);
        var trust = await TrustOf(sister);

        var page = await (await site.As(trust, "CEO")).Open("/policy/compare?before=version-1&after=school-teasel-school");

        Assert.Contains("Staff to use the logo", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("headteacher", true)]
    [InlineData("governor", true)]
    [InlineData("administrator", true)]
    [InlineData("teacher", false)]
    public async Task Drafts_are_compared_by_those_who_look_after_the_policy(string role, bool may)
    {
        await site.Adopt("school");
        var administrator = await site.As("administrator");
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");
        var draft = administrator.Page.Address.Segments[^1];
        var visitor = await site.As(role);

        var choices = await visitor.Open("/policy/compare");
        var offered = choices.Text().Contains("Draft: ", StringComparison.Ordinal);
        var compared = await visitor.Open($"/policy/compare?before=version-1&after=draft-{draft}");

        Assert.Equal((may, may), (offered, !compared.Text().Contains("Select a policy that can be read", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Twenty_schools_and_versions_cost_as_many_queries_as_one()
    {
        var (school, sister) = await Trust();
        await site.AdoptText(Logo, sister);
        await site.AdoptText(Logo, school);
        var teacher = await site.As(school, "teacher");
        const string Address = "/policy/compare?before=version-1&after=school-teasel-school";
        await teacher.Open(Address);

        var few = await commands.During(() => teacher.Open(Address));
        var trust = await TrustOf(sister);
        foreach (var number in Enumerable.Range(1, 20))
        {
            await site.AdoptText(Logo, await site.OpenSchool($"Teasel School {number}", EstablishmentKind.School, trust));
        }

        var many = await commands.During(() => teacher.Open(Address));

        Assert.Equal(few, many);
        Assert.Contains("Teasel School 20", teacher.Page.Text(), StringComparison.Ordinal);
    }

    private async Task<(EstablishmentId School, EstablishmentId Sister)> Trust()
    {
        var trust = await site.OpenSchool("Sallow Trust", EstablishmentKind.Trust);
        await site.AdoptText(Posts, trust, "trust");
        return (await site.OpenSchool("Oxlip Lane", EstablishmentKind.School, trust), await site.OpenSchool("Teasel School", EstablishmentKind.School, trust));
    }

    private Task<EstablishmentId> TrustOf(EstablishmentId school) =>
        site.Use(async services => (await services.GetRequiredService<Schools>().Find(school, TestContext.Current.CancellationToken))!.Parent!.Value);
}
