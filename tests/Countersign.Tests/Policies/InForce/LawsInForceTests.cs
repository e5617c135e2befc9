using Countersign.People.Model;
using Countersign.Policies.InForce;
using Countersign.PolicyLanguage.Model;
using Countersign.Tests.Policies.Ask;

namespace Countersign.Tests.Policies.InForce;

public sealed class LawsInForceTests : IAsyncLifetime
{
    private const string Logo = """
        ### 2.1 Logo

        Our logo may be used.

        ```rule 2.1-logo
        allow staff to use the logo
        ```
        """;

    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("England", "england")]
    [InlineData("wales", "wales")]
    [InlineData("Scotland", "scotland")]
    [InlineData("Northern Ireland", "northern-ireland")]
    [InlineData(null, "england")]
    public async Task A_school_hears_the_law_of_the_nation_that_its_policy_names(string? nation, string law)
    {
        await site.AdoptDocument(Of(nation));

        Assert.Equal(law, (await InForce(site.School)).Law!.Front.Id);
    }

    [Fact]
    public async Task A_policy_that_names_no_nation_takes_that_of_its_trust()
    {
        var trust = await site.OpenSchool("Sallow Trust", EstablishmentKind.Trust);
        var school = await site.OpenSchool("Oxlip Lane", EstablishmentKind.School, trust);
        await site.AdoptDocument(Of("Scotland", "trust"), trust);
        await site.AdoptDocument(Of(null), school);

        Assert.Equal("scotland", (await InForce(school)).Law!.Front.Id);
    }

    [Theory]
    [InlineData("jersey")]
    [InlineData("Vermont")]
    public async Task Where_the_program_holds_no_law_of_the_nation_none_is_heard_and_no_page_says_so(string nation)
    {
        await site.AdoptDocument(Of(nation));
        var teacher = await site.As("teacher");

        var policy = await InForce(site.School);
        var answer = policy.Ask("teacher to report a safeguarding concern");
        string[] pages = [
            (await teacher.Open("/policy")).Text(), (await teacher.Open("/rules/wrenfield-school")).Text(), (await teacher.Open("/rules/wrenfield-school/families")).Text(), await Safety(teacher)];

        Assert.Null(policy.Law);
        Assert.Equal(Verdict.Silent, answer.Verdict);
        Assert.DoesNotContain(answer.Sources, source => source.Layer == Layer.Law);
        Assert.All(pages, page => Assert.DoesNotContain("England", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("999", page, StringComparison.Ordinal));
        Assert.Contains("If somebody may be in danger, call the emergency services.", pages[2], StringComparison.Ordinal);
        Assert.Contains("Tell the headteacher at once.", pages[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wales", "designated safeguarding person", "headteacher", "Meic on 0808 802 3456")]
    [InlineData("Scotland", "child protection coordinator", "headteacher", "Parentline Scotland")]
    [InlineData("Northern Ireland", "designated teacher", "principal", "The regional emergency social work service")]
    public async Task Where_a_child_may_be_at_risk_the_page_names_whom_to_tell_in_that_nation_and_whom_to_call(string nation, string tell, string instead, string line)
    {
        await site.AdoptDocument(Of(nation));

        var page = await Safety(await site.As("teacher"));

        Assert.Contains($"Tell the {tell}, within 1 day and better at once.", page, StringComparison.Ordinal);
        Assert.Contains($"Nobody is named as the {tell} here yet. Until then tell the {instead}", page, StringComparison.Ordinal);
        Assert.Contains(line, page, StringComparison.Ordinal);
        Assert.Contains("999, where somebody is in danger now", page, StringComparison.Ordinal);
        Assert.Contains("Childline on 0800 1111", page, StringComparison.Ordinal);
    }

    private static string Of(string? nation, string layer = "school") =>
        SamplePolicy.Around(Logo, layer).Replace($"layer: {layer}\n", nation is null ? $"layer: {layer}\n" : $"layer: {layer}\nnation: {nation}\n", StringComparison.Ordinal);

    private static async Task<string> Safety(Visitor visitor)
    {
        await visitor.Open("/ask");
        return (await visitor.Fill("What do you want to do?", "a girl in my form says she wants to kill herself").Press("Ask")).Text();
    }

    private Task<PolicyInForce> InForce(EstablishmentId school) =>
        site.Use(async services => (await services.GetRequiredService<PoliciesInForce>().Of(school, Ct))!);
}
