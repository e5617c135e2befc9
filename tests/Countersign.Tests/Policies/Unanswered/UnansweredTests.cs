using System.Net;
using Countersign.Foundation.Audit;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Policies.Unanswered;

public sealed class UnansweredTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.AdoptText("""
            ### 2.1 Breaks

            ```rule 2.1-breaks
            leave to judgement staff to use social media
            by the headteacher
            because the text is ambiguous: it does not say whether a break is working time
            ```

            ```rule 2.1-references
            leave to judgement staff to give a reference
            by the headteacher
            because every reference is weighed by itself
            ```
            """);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Governors_read_how_often_the_policy_left_a_question_open_and_not_who_asked()
    {
        var first = await site.As("teacher");
        var second = await site.As(site.School, await site.Join("Ottoline Marchbanks", "teacher"));
        await Ask(first, "use the school logo");
        await Ask(await site.As("headteacher"), "use the school logo");
        await Ask(second, "use social media");
        var governor = await site.As("governor");

        var page = await governor.Open("/policy/unanswered");

        Assert.Contains("Twice: may staff use the logo? The policy says nothing. November 2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Once: may staff use social media? The text can be read both ways. November 2026", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ottoline", page.Text(), StringComparison.Ordinal);
        Assert.All((await Acts()).Where(act => act.Kind.StartsWith("ask.", StringComparison.Ordinal)), act => Assert.Null(act.By));
    }

    [Fact]
    public async Task What_a_person_decides_by_design_is_an_answer_and_not_counted()
    {
        var teacher = await site.As("teacher");

        var page = await Ask(teacher, "give a reference");

        Assert.Equal("The headteacher decides.", page.Heading());
        Assert.DoesNotContain(await Acts(), act => act.Kind.StartsWith("ask.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeping_a_receipt_and_going_back_does_not_count_it_again()
    {
        var teacher = await site.As("teacher");
        await Ask(teacher, "use the school logo");

        await teacher.Press("Ask for them");
        await teacher.Press("Keep a receipt");

        var kinds = (await Acts()).Select(act => act.Kind).Where(kind => kind.StartsWith("ask.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["ask.silent", "ask.silent"], kinds);
    }

    [Fact]
    public async Task Months_are_counted_apart_and_earlier_versions_are_told_apart()
    {
        var teacher = await site.As("teacher");
        await Ask(teacher, "use the school logo");
        site.Clock.Advance(TimeSpan.FromDays(30));
        teacher = await site.As("teacher");
        await Ask(teacher, "use the school logo");
        var governor = await site.As("governor");
        Assert.Contains("Twice: may staff use the logo? The policy says nothing. November 2026 to December 2026", (await governor.Open("/policy/unanswered")).Text(), StringComparison.Ordinal);

        await site.Adopt("federation");

        Assert.Contains("Under earlier versions Twice: may staff use the logo?", (await governor.Open("/policy/unanswered")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("teacher", HttpStatusCode.Forbidden)]
    [InlineData("governor", HttpStatusCode.OK)]
    [InlineData("headteacher", HttpStatusCode.OK)]
    [InlineData("administrator", HttpStatusCode.OK)]
    public async Task It_opens_to_those_who_look_after_the_policy(string role, HttpStatusCode status)
    {
        var somebody = await site.As(role);

        Assert.Equal(status, (await somebody.Open("/policy/unanswered")).Status);
    }

    private static async Task<Page> Ask(Visitor somebody, string sentence)
    {
        await somebody.Open("/ask");
        return await somebody.Fill("What do you want to do?", sentence).Press("Ask");
    }

    private Task<List<StoredAuditEvent>> Acts() => site.Read(db => db.Set<StoredAuditEvent>().AsNoTracking().OrderBy(act => act.Number).ToListAsync(TestContext.Current.CancellationToken));
}
