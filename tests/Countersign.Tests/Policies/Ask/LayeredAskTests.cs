using System.Text.Json.Nodes;
using Countersign.People.Model;
using Countersign.Policies.InForce;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Policies.Ask;

public sealed class LayeredAskTests : IAsyncLifetime
{
    private const string ReportsNeedLeave = """
        ### 2.1 Reports

        Staff ask before they report.

        ```rule 2.1-reports
        allow staff to report a safeguarding concern
        needs approval by the headteacher
        ```
        """;

    private const string LogoBarred = """
        ### 3.1 Logo

        The logo stays with us.

        ```rule 3.1-logo
        forbid staff to use the logo
        ```
        """;

    private const string LogoFree = """
        ### 2.1 Logo

        Our logo may be used.

        ```rule 2.1-logo
        allow staff to use the logo
        then keep it whole
        ```
        """;

    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_teacher_who_reports_a_safeguarding_concern_needs_nobodys_approval_whatever_the_school_wants()
    {
        await site.AdoptText(ReportsNeedLeave);

        var page = await Ask(await site.As("teacher"), "Report a safeguarding concern");

        Assert.Equal("You must, now.", page.Heading());
        Assert.DoesNotContain("approval from", page.Text(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The law in England, clause L.2", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Overridden: this applies too, but the law in England decides.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_law_stands_on_the_page_with_its_nation_and_its_day()
    {
        await site.AdoptText(ReportsNeedLeave);

        var page = await Ask(await site.As("teacher"), "Report a safeguarding concern");

        Assert.Contains("The law in England as it was read on 21 November 2026.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("From: Social media at Wrenfield", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_law_speaks_of_can_be_asked_too()
    {
        await site.AdoptText(LogoFree);

        var page = await Ask(await site.As("teacher"), "Report to the police");

        Assert.Equal("Yes.", page.Heading());
    }

    [Fact]
    public async Task A_bar_of_the_trust_stands_over_a_permission_of_the_school()
    {
        var school = await UnderATrust(LogoBarred, LogoFree);

        var page = await Ask(await site.As(school, "teacher"), "Use the school’s logo");

        Assert.Equal("No.", page.Heading());
        Assert.Contains("Social media at the trust, clause 3.1", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Overridden: this applies too, but Social media at the trust decides.", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Keep it whole", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_schools_may_vary_the_permission_of_the_school_stands()
    {
        var school = await UnderATrust(LogoBarred.Replace("to use the logo", "to use the logo\nschools may vary", StringComparison.Ordinal), LogoFree);

        var page = await Ask(await site.As(school, "teacher"), "Use the school’s logo");

        Assert.Equal("Yes.", page.Heading());
        Assert.Contains("Overridden: this applies too, but our own policy decides.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_without_a_policy_of_its_own_follows_that_of_the_trust()
    {
        var trust = await site.OpenSchool("Sallow Trust", EstablishmentKind.Trust);
        var school = await site.OpenSchool("Oxlip Lane", EstablishmentKind.School, trust);
        await site.AdoptText(LogoBarred, trust, "trust");

        var page = await Ask(await site.As(school, "teacher"), "Use the school’s logo");

        Assert.Equal("No.", page.Heading());
        Assert.DoesNotContain("Social media at the trust, clause", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_that_ratified_an_older_text_of_its_trust_is_bound_by_both()
    {
        var trust = await site.OpenSchool("Sallow Trust", EstablishmentKind.Trust);
        var school = await site.OpenSchool("Oxlip Lane", EstablishmentKind.School, trust);
        await site.AdoptText(LogoBarred, trust, "trust");
        await site.AdoptText(LogoFree + "\n```rule 2.1-vary\nallow staff to give an opinion\nschools may vary\n```\n", school, "trust");

        var page = await Ask(await site.As(school, "teacher"), "Use the school’s logo");

        Assert.Equal("No.", page.Heading());
        Assert.Equal(Verdict.Allowed, await site.Use(async services => (await services.GetRequiredService<PoliciesInForce>().Of(school, Ct))!.Ask("staff to give an opinion").Verdict));
    }

    [Fact]
    public async Task Other_programs_are_told_which_document_each_clause_stands_in()
    {
        await site.AdoptText(ReportsNeedLeave);
        using var program = new HttpClient { BaseAddress = site.Address };

        using var answer = await program.PostAsJsonAsync("/api/ask", new { policy = "wrenfield-school", question = "teacher to report a safeguarding concern" }, Ct);

        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!;
        Assert.Equal(("allowed", "wrenfield"), ((string?)said["verdict"], (string?)said["document"]!["id"]));
        Assert.Equal([("england", "decisive"), ("wrenfield", "overridden")], said["clauses"]!.AsArray().Select(clause => ((string)clause!["document"]!, (string)clause["part"]!)));
        Assert.Equal(["law", "school"], said["sources"]!.AsArray().Select(source => (string)source!["layer"]!));
    }

    [Theory]
    [InlineData("staff to report a safeguarding concern", Verdict.Allowed)]
    [InlineData("staff to use the logo", Verdict.Forbidden)]
    [InlineData("staff to give an opinion", Verdict.Silent)]
    [InlineData("teacher to report to the police", Verdict.Allowed)]
    [InlineData("teacher to keep an accidental picture, may be indecent", Verdict.Forbidden)]
    [InlineData("teacher to keep an accidental picture", Verdict.NeedsFacts)]
    public async Task A_bare_verdict_is_that_of_the_whole_answer(string question, Verdict expected)
    {
        var school = await UnderATrust(LogoBarred, LogoFree + "\n" + ReportsNeedLeave.Replace("2.1", "2.2", StringComparison.Ordinal));

        var (verdict, answer) = await site.Use(async services =>
        {
            var policy = (await services.GetRequiredService<PoliciesInForce>().Of(school, Ct))!;
            return (policy.Verdict(policy.Read(question).Question!), policy.Ask(question));
        });

        Assert.Equal((expected, expected), (verdict, answer.Verdict));
    }

    private static async Task<Page> Ask(Visitor visitor, string topic)
    {
        await visitor.Open("/ask");
        return await visitor.Press(topic);
    }

    private async Task<EstablishmentId> UnderATrust(string trusts, string schools)
    {
        var trust = await site.OpenSchool("Sallow Trust", EstablishmentKind.Trust);
        var school = await site.OpenSchool("Oxlip Lane", EstablishmentKind.School, trust);
        await site.AdoptText(trusts, trust, "trust");
        await site.AdoptText(schools, school);
        return school;
    }
}

internal static class AskedInWords
{
    public static Answer Ask(this PolicyInForce policy, string text) => policy.Ask(policy.Read(text).Question ?? throw new ArgumentException(text));
}
