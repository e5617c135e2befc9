using System.Net;
using Countersign.Foundation.Audit;
using Countersign.Policies.Unanswered;
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
    public async Task What_was_not_understood_is_counted_by_its_shape_and_nobody_reads_its_words()
    {
        var teacher = await site.As("teacher");
        foreach (var sentence in new[] { "zxcvb qwerty", "qwerty plugh" })
        {
            await teacher.Open("/ask");
            await teacher.Fill("What do you want to do?", sentence).Press("Ask");
        }

        var page = await (await site.As("governor")).Open("/policy/unanswered");

        Assert.Contains(
            "Twice: something that we could not place, asked by staff. Said in 6 words or fewer. November 2026", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("qwerty", page.Text(), StringComparison.Ordinal);
        Assert.All((await Acts()).Where(act => act.Kind == "ask.not-understood"), act => Assert.Null(act.By));
    }

    [Fact]
    public async Task A_sentence_that_was_not_understood_can_be_sent_and_dealt_with_and_then_it_is_gone()
    {
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");
        await teacher.Fill("What do you want to do?", "zxcvb <qwerty>").Press("Ask");

        var sent = await teacher.Press("Send this sentence to them");
        var governor = await site.As("governor");
        var page = await governor.Open("/policy/unanswered");

        Assert.Contains("Your sentence is sent", sent.Text(), StringComparison.Ordinal);
        Assert.Contains("zxcvb <qwerty> Staff, November 2026", page.Text(), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await Acts(), act => act.Kind == "ask.sentence-sent").By);

        var after = await governor.Press("Dealt with: delete it (zxcvb <qwerty>)");
        Assert.DoesNotContain("qwerty", after.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await site.Read(db => db.Set<SentSentence>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_nobody_dealt_with_is_shown_for_a_year_and_goes_with_the_next()
    {
        var teacher = await site.As("teacher");
        await Send("zxcvb qwerty");

        site.Clock.Advance(TimeSpan.FromDays(360));
        Assert.Contains("zxcvb", (await (await site.As("governor")).Open("/policy/unanswered")).Text(), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromDays(31));
        Assert.DoesNotContain("zxcvb", (await (await site.As("governor")).Open("/policy/unanswered")).Text(), StringComparison.Ordinal);
        teacher = await site.As("teacher");
        await Send("plugh xyzzy");
        Assert.Equal(
            ["plugh xyzzy"], await site.Read(db => db.Set<SentSentence>().Select(row => row.Sentence).ToListAsync(TestContext.Current.CancellationToken)));

        async Task Send(string sentence)
        {
            await teacher.Open("/ask");
            await teacher.Fill("What do you want to do?", sentence).Press("Ask");
            await teacher.Press("Send this sentence to them");
        }
    }

    [Fact]
    public async Task Only_whoever_looks_after_the_policy_can_say_that_a_sentence_is_dealt_with()
    {
        var teacher = await site.As("teacher");
        await teacher.Open("/ask");
        await teacher.Fill("What do you want to do?", "zxcvb qwerty").Press("Ask");
        await teacher.Press("Send this sentence to them");
        await teacher.Open("/ask");
        await teacher.Fill("What do you want to do?", new string('z', 501)).Press("Ask");

        var tooLong = await teacher.Press("Send this sentence to them");
        var refused = await teacher.Post("/policy/unanswered", ("id", Guid.Empty.ToString()));

        Assert.Contains("What is sent must be one sentence of 500 characters or fewer", tooLong.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(1, await site.Read(db => db.Set<SentSentence>().CountAsync(TestContext.Current.CancellationToken)));
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
