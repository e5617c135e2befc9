using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Review;

public sealed class SignTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_checker_sends_it_back_with_a_reason()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        var without = await room.Colleague.Press("Send it back");
        await room.Colleague.Fill("What should the author change?", "Say which class").Press("Send it back");

        var page = await room.Teacher.Open(Newsroom.EditOf(post));

        Assert.Contains("Say what the author should change", without.ErrorAt("What should the author change?"), StringComparison.Ordinal);
        Assert.NotNull(without.Labelled("What should the author change?").Closest("details[open]"));
        Assert.Contains("Sent back to you: Say which class", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Year 4 planted beans", page.Value("What do you want to say?"));
    }

    [Fact]
    public async Task Somebody_with_a_new_sign_in_signs_nothing_until_they_are_confirmed_and_the_page_says_so()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        await Rests("Perpetua Vane", room.Site.Clock.GetUtcNow());

        var forged = await room.Colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");
        var resting = await room.Colleague.Open(post + "/sign");
        var signatures = await room.Signatures(post);
        await Rests("Perpetua Vane", null);
        var confirmed = await room.Check(post);

        Assert.All([forged, resting], page => Assert.Contains("Your signature rests until another signer has seen you in person", page.Text(), StringComparison.Ordinal));
        Assert.False(resting.Has("I have checked this"));
        Assert.Equal(0, signatures);
        Assert.Contains("You have signed the post", confirmed.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signed_reads_what_comes_next()
    {
        var post = await room.Submit();

        var first = await room.Check(post);
        var last = await room.Approve(post);

        Assert.Contains("You have signed the post Somebody else signs next: the manager approves it.", first.Text(), StringComparison.Ordinal);
        Assert.Contains("Nobody is left to sign. It goes out now, and this page says when it is there.", last.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signed_a_post_for_later_reads_when_it_goes_out()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans");
        room.Teacher.Fill("Day", "1").Fill("Month", "3").Fill("Year", "2031").Fill("Time", "9:30am");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);

        var page = await room.Approve(post);

        Assert.Contains("Nobody is left to sign. It goes out on 1 March 2031 at 9:30am.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unticked_checklist_is_said_at_the_checklist()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");

        var page = await room.Colleague.Press("I have checked this");

        Assert.Contains("The first still open: it is true", page.ErrorAt("it is true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_is_not_asked_to_sign_and_cannot()
    {
        var post = await room.Submit();

        var page = await room.Teacher.Open(post + "/sign");

        Assert.False(page.Has("I have checked this"));
        Assert.Contains("Somebody else is asked to sign this post now", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_line_of_the_checklist_does_not_stand_for_another_of_its_clause()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");

        var page = await room.Colleague.Choose("it is true").Press("I have checked this");

        Assert.Contains("Still open: it is kind (clause 4.1)", page.Text(), StringComparison.Ordinal);
        Assert.True(page.IsTicked("it is true"));
    }

    [Fact]
    public async Task Two_approvals_at_the_same_instant_count_once()
    {
        await room.Site.Join("Rowena Halloran", "manager");
        var second = await room.Site.As("Rowena Halloran");
        var post = await room.Submit();
        await room.Check(post);
        await room.Manager.Open(post + "/sign");
        await second.Open(post + "/sign");

        var pages = await Task.WhenAll(Task.Run(() => room.Manager.Press("I approve this")), Task.Run(() => second.Press("I approve this")));

        var row = await room.Row(post);
        Assert.Equal(2, await room.Signatures(post));
        Assert.Single(row.Deliveries);
        Assert.Equal(1, pages.Count(page => page.Path == post));
        Assert.Equal(1, (await room.Acts(post)).Count(act => act == "post.approved"));
    }

    [Fact]
    public async Task What_was_read_before_a_change_cannot_be_signed()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Fill("What do you want to say?", "Year 4 ate beans").Press("Ask a colleague to check");

        var page = await room.Colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");

        Assert.Contains("has changed since you opened it", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Year 4 ate beans", page.Text(), StringComparison.Ordinal);
        Assert.False(page.IsTicked("it is true"));
        Assert.Equal(0, await room.Signatures(post));
        await room.Colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");
        Assert.Equal(1, await room.Signatures(post));
    }

    [Fact]
    public async Task A_post_that_is_submitted_again_unchanged_is_signed_again()
    {
        var post = await room.Scheduled();
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Press("Ask a colleague to check");

        await room.Check(post);
        var page = await room.Approve(post);

        Assert.Contains("Approved and scheduled", page.Text(), StringComparison.Ordinal);
        Assert.Equal(4, await room.Signatures(post));
    }

    [Fact]
    public async Task What_screening_finds_after_it_was_submitted_is_signed_by_nobody()
    {
        var post = await room.Submit("Well done Zebedee Quillfeather!");
        await room.Enrol("Zebedee", "Quillfeather");

        var page = await room.Check(post);

        Assert.Contains("The author has to mend it", page.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await room.Signatures(post));
    }

    [Fact]
    public async Task Where_nobody_can_sign_the_page_says_so()
    {
        var larkfield = await room.Site.OpenSchool("Larkfield School");
        await room.Site.AdoptDocument(school: larkfield);
        var alone = await room.Site.As(larkfield, await room.Site.Join(larkfield, "Cosmo Applegarth", "teacher"));
        await alone.Open("/posts/new");
        await alone.Fill("What do you want to say?", "Alone here").Fill("What is this post for?", "News").Choose("No").Choose("None of these is true").Press("Ask a colleague to check");

        Assert.Contains("Nobody here can sign this step. It needs a colleague who has not written or signed this post", alone.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_has_left_is_not_waited_for()
    {
        var post = await room.Submit();
        await room.Check(post);
        await room.Site.Use(async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            var person = await db.Set<Person>().SingleAsync(person => person.Name == "Ambrose Kettering", Ct);
            person.LeavesOn = new DateOnly(2026, 11, 20);
            var facts = new Dictionary<string, string> { ["last day"] = "2026-11-20" };
            await db.Save(new AuditEvent(SomeKind.Named("person.leaving"), room.Site.School, null, room.Site.Clock.GetUtcNow(), person.Id.Value) { Facts = facts }, Ct);
            return true;
        });

        var page = await room.Teacher.Open(post);
        await room.Manager.Open(post + "/sign");

        Assert.Contains("Nobody here can sign this step. It needs somebody with the role of manager", page.Text(), StringComparison.Ordinal);
        Assert.False(room.Manager.Page.Has("I approve this"));
    }

    private Task<int> Rests(string name, DateTimeOffset? since) => room.Site.Read(db =>
        db.Set<Person>().Where(person => person.Name == name).ExecuteUpdateAsync(row => row.SetProperty(own => own.SignaturesRestSince, since), Ct));
}
