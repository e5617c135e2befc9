using System.Net;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts;

/// <summary>Every address of a post, for every kind of person, at this school and another: what somebody may not read is not there.</summary>
public sealed class WhoReadsPostsTests : IAsyncLifetime
{
    private const string Secret = "Nobody outside knows of the beans";

    private const string Nothing = "404 404 404 404 404";

    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    // The page, where it is signed, its picture, where it is taken down, its evidence: in that order, after it was sent for signatures. An administrator who is staff is a
    // colleague, so that is what lets them read it; one who is not reads nothing.
    [Theory]
    [InlineData("teacher", "staff", "200 200 200 200 404")]
    [InlineData("manager", "staff", "200 200 200 200 404")]
    [InlineData("headteacher", "staff", "200 200 200 200 404")]
    [InlineData("manager", "governor", "200 200 200 200 404")]
    [InlineData("governor", "governor", Nothing)]
    [InlineData("volunteer", "volunteer", Nothing)]
    [InlineData("parent helper", "parent helper", Nothing)]
    [InlineData("agency worker", "agency worker", Nothing)]
    [InlineData("teacher", "trainee", Nothing)]
    [InlineData("administrator", "other", Nothing)]
    [InlineData("administrator", "staff", "200 200 200 200 404")]
    public async Task What_waits_for_signatures_is_for_those_who_sign(string role, string kind, string answers)
    {
        var post = await Illustrated(submit: true);

        Assert.Equal(answers, await Answers(await Somebody(room.Site.School, role, kind), post));
    }

    [Theory]
    [InlineData("teacher", "staff")]
    [InlineData("manager", "staff")]
    [InlineData("headteacher", "staff")]
    [InlineData("administrator", "staff")]
    [InlineData("governor", "governor")]
    [InlineData("volunteer", "volunteer")]
    public async Task A_draft_is_its_authors_alone_in_pages_and_in_lists(string role, string kind)
    {
        var post = await Illustrated(submit: false);
        var other = await Somebody(room.Site.School, role, kind);

        Assert.Equal(Nothing, await Answers(other, post));
        foreach (var list in (string[])["/", "/posts", "/posts?stage=Draft", "/posts/calendar?month=2026-11", "/posts/new"])
        {
            Assert.DoesNotContain("beans", (await other.Open(list)).Text(), StringComparison.Ordinal);
        }

        Assert.Contains("There are no posts here yet", (await other.Open("/posts")).Text(), StringComparison.Ordinal);
        Assert.Equal("200 200 200 200 404", await Answers(room.Teacher, post));
    }

    [Fact]
    public async Task What_waits_stands_in_no_list_of_whoever_may_not_read_it_and_leaves_no_gap_in_its_pages()
    {
        for (var number = 1; number <= 21; number++)
        {
            await room.Submit($"Waiting {number}");
        }

        var sent = await room.Scheduled("Everybody reads this");
        await room.RunOutbox();
        Assert.Equal(PostStage.Sent, (await room.Row(sent)).Stage);
        var governor = await room.Site.As("governor");

        var list = await governor.Open("/posts");

        Assert.Contains("Everybody reads this", list.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting 1", list.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Older posts", list.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting 1", (await governor.Open("/posts?stage=InReview")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting 1", (await governor.Open("/")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("governor")]
    [InlineData("volunteer")]
    public async Task What_was_published_is_read_by_everybody_and_taken_down_by_the_staff(string role)
    {
        var post = await room.Scheduled();
        await room.RunOutbox();
        var other = await room.Site.As(role);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await other.Open(post)).Status, (await other.Open(post + "/evidence")).Status));
        Assert.DoesNotContain("Take down", (await other.Open(post)).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(post + "/take-down")).Status);
        await room.Colleague.Open(post + "/take-down");
        await other.Open(post);
        await other.Borrow(room.Colleague.Page, "Take down", post + "/take-down");
        Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
        Assert.DoesNotContain("post.taken-down", await room.Acts(post));
    }

    [Fact]
    public async Task A_governor_neither_checks_nor_cancels_what_a_colleague_is_asked_to_check()
    {
        var post = await room.Submit();
        var governor = await room.Site.As("governor");
        await room.Colleague.Open(post + "/sign");
        await governor.Open("/posts");

        var signed = await governor.Borrow(room.Colleague.Page, "I have checked this", post + "/sign?handler=Sign");
        var cancelled = await governor.Borrow(room.Colleague.Page, "I have checked this", post + "/take-down");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (signed.Status, cancelled.Status));
        Assert.Equal(0, await room.Signatures(post));
        Assert.Equal(PostStage.InReview, (await room.Row(post)).Stage);
    }

    [Theory]
    [InlineData("teacher", "staff")]
    [InlineData("headteacher", "staff")]
    [InlineData("administrator", "staff")]
    public async Task Another_school_reads_nothing_of_it(string role, string kind)
    {
        var (draft, waiting) = (await Illustrated(submit: false), await Illustrated(submit: true));
        var other = await Somebody(await room.Site.OpenSchool("Oxlip Lane"), role, kind);

        Assert.Equal((Nothing, Nothing), (await Answers(other, draft), await Answers(other, waiting)));
    }

    [Fact]
    public async Task The_drafts_of_somebody_who_left_pass_to_the_headteacher()
    {
        var post = await Illustrated(submit: false);
        var head = await room.Site.As("headteacher");
        Assert.Equal(HttpStatusCode.NotFound, (await head.Open(post)).Status);

        await Leave("Idris Wainfleet", TestClock.Start.AddDays(-1));

        Assert.Contains("passed to the headteacher", (await head.Open(post)).Text(), StringComparison.Ordinal);
        Assert.Contains("beans", (await head.Open("/posts")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Manager.Open(post)).Status);
    }

    [Fact]
    public async Task On_their_last_day_it_is_still_theirs()
    {
        var post = await Illustrated(submit: false);

        await Leave("Idris Wainfleet", TestClock.Start);

        Assert.Equal(HttpStatusCode.NotFound, (await (await room.Site.As("headteacher")).Open(post)).Status);
        Assert.Equal(HttpStatusCode.OK, (await room.Teacher.Open(post)).Status);
    }

    private async Task Leave(string name, DateTimeOffset lastDay)
    {
        await room.Site.UseAt(room.Site.School, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            var person = await db.Set<Person>().SingleAsync(row => row.Name == name, Ct);
            person.Leave(SchoolTime.Usual.Today(lastDay), false, TestClock.Start);
            await db.Save(new AuditEvent(SomeKind.Named("person.leaving"), room.Site.School, null, TestClock.Start, person.Id.Value), Ct);
            return true;
        });
    }

    private async Task<Visitor> Somebody(EstablishmentId school, string role, string kind)
    {
        var person = await room.Site.Join(school, $"Somebody ({role})", role);
        await room.Site.UseAt(school, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            (await db.Set<Person>().SingleAsync(row => row.Id == person, Ct)).Kind = kind;
            await db.Save(new AuditEvent(SomeKind.Named("kind.changed"), school, null, TestClock.Start, person.Value), Ct);
            return true;
        });
        return await room.Site.As(school, person);
    }

    private async Task<string> Illustrated(bool submit)
    {
        await room.Teacher.Open("/posts/new");
        room.Type(Secret);
        room.Teacher.Attach("Add pictures", "beans.png", PngOf.Grey(32, 24, 128), "image/png");
        var post = (await room.Teacher.Press("Save draft")).Path;
        if (submit)
        {
            await room.Teacher.Open(Newsroom.EditOf(post));
            await room.Teacher.Fill("Describe picture 1", "Beans in a tray").Press("Ask a colleague to check");
            Assert.Equal(PostStage.InReview, (await room.Row(post)).Stage);
        }

        return post;
    }

    private async Task<string> Answers(Visitor visitor, string post)
    {
        var picture = Assert.Single((await room.Row(post)).Pictures).Id;
        var answers = new List<int>();
        foreach (var address in (string[])["", "/sign", $"/pictures/{picture}", "/take-down", "/evidence"])
        {
            answers.Add((int)(await visitor.Open(post + address)).Status);
        }

        return string.Join(' ', answers);
    }
}
