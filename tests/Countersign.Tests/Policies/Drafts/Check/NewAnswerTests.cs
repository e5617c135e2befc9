using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Policies.Model;
using Countersign.PolicyLanguage.Testing;

namespace Countersign.Tests.Policies.Drafts.Check;

public sealed class NewAnswerTests : IAsyncLifetime
{
    private const string Logo = """
        ### 3.1 Logo

        The logo stays with us.

        ```rule 3.1-logo
        forbid staff to use the logo
        ```
        ```ask 3.1-staff
        staff to use the logo
        = forbidden
        ```
        ```ask 3.1-teacher
        teacher to use the logo
        = forbidden, clause 3.1
        ```
        """;

    private TestSite site = null!;
    private Visitor administrator = null!;
    private string draft = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        administrator = await site.As("administrator");
        await site.AdoptText(Logo);
        await administrator.Open("/policy/drafts");
        await administrator.Press("Draft the next version");
        draft = administrator.Page.Address.AbsolutePath;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task New_answers_are_accepted_one_by_one_or_all_and_the_record_says_which()
    {
        Assert.DoesNotContain("new answer", administrator.Page.Text(), StringComparison.Ordinal);
        await Allow();
        Assert.Contains("2 examples have a new answer. The page of the draft offers to accept them.", administrator.Page.Text(), StringComparison.Ordinal);
        await administrator.Open(draft);
        Assert.Contains("2 examples have a new answer", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Clause 3.1. Before: No. Now: Yes.", administrator.Page.Text(), StringComparison.Ordinal);

        var none = await administrator.Press("Accept what is ticked");
        Assert.Contains("Tick each new answer that is right", none.Text(), StringComparison.Ordinal);
        await administrator.Choose("May a teacher use the logo?").Press("Accept what is ticked");

        Assert.Contains("The new answer is accepted", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("One example has a new answer", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Equal([("3.1-staff", "forbidden", false), ("3.1-teacher", "allowed, clause 3.1", true)], await Examples());
        Assert.Equal(["3.1-teacher"], await Accepted());
    }

    [Fact]
    public async Task All_new_answers_are_accepted_at_once()
    {
        await Allow();
        await administrator.Open(draft);

        await administrator.Press("Accept all 2 new answers");

        Assert.Contains("2 new answers are accepted", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Equal([("3.1-staff", "allowed", true), ("3.1-teacher", "allowed, clause 3.1", true)], await Examples());
        Assert.Equal(["3.1-staff, 3.1-teacher"], await Accepted());
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_accepted_unseen()
    {
        await Allow();
        await administrator.Open(draft);
        var other = await site.As("administrator");
        await other.Open(draft);
        await other.Follow("3.1 Logo");
        await other.Fill("Heading", "Our logo").Press("Save");

        var page = await administrator.Press("Accept all 2 new answers");

        Assert.Contains("Somebody else changed this draft in the meantime", page.Text(), StringComparison.Ordinal);
        Assert.Equal([false, false], (await Examples()).Select(example => example.Holds));
    }

    private async Task Allow()
    {
        await administrator.Open(draft);
        await administrator.Follow("3.1 Logo");
        await administrator.Fill("What the program does, as text", administrator.Page.Value("What the program does, as text").Replace("forbid staff", "allow staff", StringComparison.Ordinal)).Press("Save");
    }

    private async Task<List<(string Id, string Expected, bool Holds)>> Examples()
    {
        var document = PolicyTexts.Read((await administrator.Open(draft + "?handler=Text")).Bytes);
        return [.. PolicyTest.Run(document).Select(run => (run.Example.Id, run.Example.Expected.Text, run.Differs is null))];
    }

    private Task<List<string>> Accepted() => site.Use(async services =>
    {
        var found = new List<string>();
        await foreach (var act in services.GetRequiredService<CountersignDb>().Recorded(site.School, [PolicyEvents.AnswersAccepted], TestContext.Current.CancellationToken))
        {
            found.Add(act.Facts!["examples"]);
        }

        return found;
    });
}
