using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Posts.Model;
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

        Assert.Contains("You have signed the post Ambrose Kettering is next: the manager approves it.", first.Text(), StringComparison.Ordinal);
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

    [Fact]
    public async Task Whoever_signs_sees_who_wrote_it_where_it_goes_when_and_who_signed_before()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans", scripted: true);
        room.Teacher.Fill("Day", "1").Fill("Month", "3").Fill("Year", "2031").Fill("Time", "9:30am");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);

        var page = await room.Manager.Open(post + "/sign");

        Assert.Contains("Written byIdris Wainfleet", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Goes toWrenfield School news and Wrenfield on Scripted", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Goes out 1 March 2031 at 9:30am", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Checked as a colleaguePerpetua Vane", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("What is different from last time", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_since_it_was_sent_back_is_told()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        await room.Colleague.Fill("What should the author change?", "Say which class").Press("Send it back");
        await room.Teacher.Open(Newsroom.EditOf(post));
        room.Teacher.Fill("What do you want to say?", "Year 4 (Kingfishers) planted beans");
        await room.Teacher.Press("Ask a colleague to check");

        var page = await room.Colleague.Open(post + "/sign");

        Assert.Contains("What is different from last time The text said: Year 4 planted beans What it says", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_whose_time_passed_goes_out_only_when_whoever_signs_last_says_when()
    {
        var post = await ForTen();
        await room.Check(post);
        room.Site.Clock.Advance(TimeSpan.FromHours(1));
        await room.Manager.Open(post + "/sign");

        var without = await room.Manager.Press("I approve this");
        var stays = (await room.Row(post)).Stage;
        var with = await room.Manager.Choose("Now, as soon as I have signed").Press("I approve this");

        Assert.Contains("This time has passed. It does not go out by itself", without.Text(), StringComparison.Ordinal);
        Assert.Contains("Choose whether it goes out now or at another time", without.ErrorAt("Now, as soon as I have signed"), StringComparison.Ordinal);
        Assert.Equal(PostStage.InReview, stays);
        Assert.Contains("It goes out now", with.Text(), StringComparison.Ordinal);
        Assert.Equal(room.Site.Clock.GetUtcNow(), (await room.Delivery(post)).DueAt);
    }

    [Fact]
    public async Task Or_at_another_time_that_has_not_passed()
    {
        var post = await ForTen();
        await room.Check(post);
        room.Site.Clock.Advance(TimeSpan.FromHours(1));
        await room.Manager.Open(post + "/sign");

        var past = await Later("9:59am");
        var later = await Later("2:15pm");

        Assert.Contains("That time has passed. Choose a later one", past.Text(), StringComparison.Ordinal);
        Assert.Contains("It goes out on 21 November 2026 at 2:15pm.", later.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_checks_first_need_not_choose()
    {
        var post = await ForTen();
        room.Site.Clock.Advance(TimeSpan.FromHours(1));

        var page = await room.Check(post);

        Assert.Contains("Ambrose Kettering is next", page.Text(), StringComparison.Ordinal);
    }

    private async Task<string> ForTen()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans");
        room.Teacher.Fill("Day", "21").Fill("Month", "11").Fill("Year", "2026").Fill("Time", "10:00am");
        return (await room.Teacher.Press("Ask a colleague to check")).Path;
    }

    private Task<Page> Later(string time) => room.Manager.Choose("At another time").Fill("Day", "21").Fill("Month", "11").Fill("Year", "2026").Fill("Time", time).Press("I approve this");

    private Task<int> Rests(string name, DateTimeOffset? since) => room.Site.Read(db =>
        db.Set<Person>().Where(person => person.Name == name).ExecuteUpdateAsync(row => row.SetProperty(own => own.SignaturesRestSince, since), Ct));
}
