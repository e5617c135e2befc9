using System.Net;
using Countersign.Foundation;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Tests.Posts;

public sealed class PostJourneyTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_post_is_written_checked_approved_and_read_by_anyone()
    {
        var post = await room.Submit();
        var waiting = await room.Teacher.Open(post);
        var ready = await room.Check(post);
        var approved = await room.Approve(post);
        await room.RunOutbox();
        var sent = await room.Teacher.Open(post);
        var link = new Uri(sent.Link("See it there").Href).AbsolutePath;
        var news = await room.Site.Nobody().Open(link);

        Assert.Contains("Waiting for", waiting.Text(), StringComparison.Ordinal);
        Assert.Contains("A colleague checks it Perpetua Vane, 21 November 2026 at 9:00am", ready.Text(), StringComparison.Ordinal);
        Assert.Contains("Waiting for Ambrose Kettering", ready.Text(), StringComparison.Ordinal);
        Assert.Contains("Approved and scheduled", approved.Text(), StringComparison.Ordinal);
        Assert.Contains("Published", sent.Text(), StringComparison.Ordinal);
        Assert.Equal("Year 4 planted beans", news.Heading());
    }

    [Fact]
    public async Task Nothing_goes_out_before_the_last_signature()
    {
        var post = await room.Submit(scripted: true);
        await room.Check(post);

        await room.RunOutbox();

        Assert.Empty(room.Platform.Asked);
        Assert.Equal(PostStage.InReview, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task It_waits_for_its_time_at_school()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Term begins");
        room.Teacher.Fill("Day", "1").Fill("Month", "12").Fill("Year", "2026").Fill("Time", "9:30am");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);
        var approved = await room.Approve(post);
        var due = new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.Zero);

        room.Site.Clock.MoveTo(due.AddMilliseconds(-1));
        var early = await room.RunOutbox();
        room.Site.Clock.MoveTo(due);
        await room.RunOutbox();

        Assert.Contains("1 December 2026 at 9:30am", approved.Text(), StringComparison.Ordinal);
        Assert.Equal(0, early);
        Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task A_change_after_scheduling_voids_every_signature()
    {
        var post = await room.Scheduled(scripted: true, news: false);
        await room.Teacher.Open(EditOf(post));
        await room.Teacher.Fill("What do you want to say?", "Year 4 ate beans").Press("Ask a colleague to check");

        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Empty(room.Platform.Asked);
        Assert.Contains("Waiting for signatures", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("A colleague checks it Perpetua Vane", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_is_submitted_again_unchanged_is_signed_again()
    {
        var post = await room.Scheduled();
        await room.Teacher.Open(EditOf(post));
        await room.Teacher.Press("Ask a colleague to check");

        await room.Check(post);
        var page = await room.Approve(post);

        Assert.Contains("Approved and scheduled", page.Text(), StringComparison.Ordinal);
        Assert.Equal(4, (await room.Row(post)).Signatures.Count);
    }

    [Fact]
    public async Task A_checker_sends_it_back_with_a_reason()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        var without = await room.Colleague.Press("Send it back");
        await room.Colleague.Fill("What should the author change?", "Say which class").Press("Send it back");

        var page = await room.Teacher.Open(EditOf(post));

        Assert.Contains("Say what the author should change", without.Text(), StringComparison.Ordinal);
        Assert.Contains("Sent back to you: Say which class", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Year 4 planted beans", page.Value("What do you want to say?"));
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
        Assert.Equal(2, row.Signatures.Count);
        Assert.Single(row.Deliveries);
        Assert.Equal(1, pages.Count(page => page.Path == post));
        Assert.Equal(1, (await room.Acts(post)).Count(act => act == "post.approved"));
    }

    [Fact]
    public async Task What_was_read_before_a_change_cannot_be_signed()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        await room.Teacher.Open(EditOf(post));
        await room.Teacher.Fill("What do you want to say?", "Year 4 ate beans").Press("Ask a colleague to check");

        var page = await room.Colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");

        Assert.Contains("has changed since you opened it", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Year 4 ate beans", page.Text(), StringComparison.Ordinal);
        Assert.Empty((await room.Row(post)).Signatures);
    }

    [Fact]
    public async Task Where_nobody_can_sign_the_page_says_so()
    {
        var larkfield = await room.Site.OpenSchool("Larkfield School");
        await room.Site.Adopt(larkfield);
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
            (await db.Set<Person>().SingleAsync(person => person.Name == "Ambrose Kettering", Ct)).LeavesOn = new DateOnly(2026, 11, 20);
            await db.Save(new Act("person.leaving", room.Site.School, null, room.Site.Clock.GetUtcNow()), Ct);
            return true;
        });

        var page = await room.Teacher.Open(post);
        await room.Manager.Open(post + "/sign");

        Assert.Contains("Nobody here can sign this step. It needs somebody with the role of manager", page.Text(), StringComparison.Ordinal);
        Assert.False(room.Manager.Page.Has("I approve this"));
    }

    [Fact]
    public async Task A_post_of_another_school_is_not_there()
    {
        var post = await room.Scheduled();
        var larkfield = await room.Site.OpenSchool("Larkfield School");
        var stranger = await room.Site.As(larkfield, await room.Site.Join(larkfield, "Cosmo Applegarth", "headteacher", "manager"));
        string[] addresses = [post, EditOf(post), post + "/sign", post + "/take-back", post + "/evidence", $"{post}/pictures/{Guid.CreateVersion7()}"];

        foreach (var address in addresses)
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await stranger.Open(address)).Status));
        }

        foreach (var (address, button, own) in ((string, string, Visitor)[])[(post + "/take-back", "Call it off", stranger), (EditOf(post), "Save draft", stranger)])
        {
            await room.Teacher.Open(address);
            await own.Open("/posts/new");
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await own.Borrow(room.Teacher.Page, button)).Status));
        }

        Assert.Equal(PostStage.Scheduled, (await room.Row(post)).Stage);
        Assert.DoesNotContain("Year 4", (await stranger.Open("/posts")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_in_another_window_is_not_overwritten_and_what_was_typed_stays()
    {
        var post = await room.Submit();
        var other = await room.Site.As("Idris Wainfleet");
        await room.Teacher.Open(EditOf(post));
        await other.Open(EditOf(post));
        await other.Fill("What do you want to say?", "The newer words").Press("Save draft");

        var first = await room.Teacher.Fill("What do you want to say?", "The older words").Press("Save draft");
        var again = await room.Teacher.Press("Save draft");

        Assert.All([first, again], page => Assert.Contains("This post was changed in another window", page.Text(), StringComparison.Ordinal));
        Assert.Equal("The older words", again.Value("What do you want to say?"));
        Assert.Equal("The newer words", (await room.Row(post)).Text);
    }

    [Fact]
    public async Task A_draft_with_a_fault_is_kept_once_and_mended_in_place()
    {
        await room.Teacher.Open("/posts/new");
        await room.Teacher.Fill("What do you want to say?", "Year 4 planted beans").Press("Ask a colleague to check");
        var faulty = room.Teacher.Page;
        room.Type("Year 4 planted beans");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;

        Assert.Contains("Say what this post is for", faulty.Text(), StringComparison.Ordinal);
        Assert.Contains("Select an answer", faulty.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await room.Site.Read(db => db.Set<Post>().CountAsync(Ct)));
        Assert.Equal(PostStage.InReview, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task A_pupils_name_blocks_at_the_field_where_it_stands()
    {
        await room.Site.Use(async services =>
        {
            services.GetRequiredService<Register>().Enrol(room.Site.School, new PupilNames("Zebedee", null, "Quillfeather"));
            await services.GetRequiredService<CountersignDb>().Save(new Act("roster.replaced", room.Site.School, null, room.Site.Clock.GetUtcNow()), Ct);
            return true;
        });
        await room.Teacher.Open("/posts/new");
        room.Type("Well done Zebedee Quillfeather!");

        var page = await room.Teacher.Press("Ask a colleague to check");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Document.QuerySelectorAll("a[href='#Form_Text'], a[href='#Form.Text']"));
        Assert.DoesNotContain("Quillfeather", Page.Squeeze(page.Document.QuerySelector(".govuk-error-summary")!.TextContent), StringComparison.Ordinal);
        Assert.Equal("Well done Zebedee Quillfeather!", page.Value("What do you want to say?"));
    }

    [Fact]
    public async Task What_the_policy_does_not_take_names_its_clause()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Beans");
        room.Teacher.Untick("None of these is true").Choose("Is anything in it confidential?");

        var page = await room.Teacher.Press("Ask a colleague to check");

        Assert.Contains("The policy does not take this on a school account: confidential (clause 4.3)", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_it_back_proves_that_it_is_gone()
    {
        var post = await room.Scheduled();
        await room.RunOutbox();
        var link = new Uri((await room.Teacher.Open(post)).Link("See it there").Href).AbsolutePath;
        await room.Colleague.Open(post + "/take-back");
        var without = await room.Colleague.Press("Take it back");
        await room.Colleague.Fill("Why?", "A child can be recognised").Press("Take it back");

        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Contains("Say in a few words why, for the record", without.Text(), StringComparison.Ordinal);
        Assert.Contains("Taken back, and proved to be gone", page.Text(), StringComparison.Ordinal);
        Assert.Contains("A child can be recognised", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await room.Site.Nobody().Open(link)).Status);
    }

    [Fact]
    public async Task Calling_it_off_before_its_time_sends_nothing()
    {
        var post = await room.Scheduled(scripted: true, news: false);
        await room.Colleague.Open(post + "/take-back");
        await room.Colleague.Fill("Why?", "Not now").Press("Call it off");

        await room.RunOutbox();

        Assert.Empty(room.Platform.Asked);
        Assert.Equal(PostStage.Cancelled, (await room.Row(post)).Stage);
    }

    [Theory]
    [InlineData("🌱 Beans 👩‍👩‍👧‍👦 are up 🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    [InlineData("زرع الصف الرابع الفاصوليا")]
    [InlineData("<script>alert(1)</script> & <b>beans</b>")]
    public async Task Words_arrive_as_they_were_written(string text)
    {
        var post = await room.Scheduled(text, scripted: true);
        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Equal(text, Assert.Single(room.Platform.Posts).Text);
        Assert.Equal(text, page.Heading());
        Assert.Contains(text, (await room.Site.Nobody().Open("/news/wrenfield-school")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/posts")]
    [InlineData("/posts/calendar")]
    public async Task A_list_of_many_asks_the_database_as_often_as_a_list_of_one(string address)
    {
        await room.Submit();
        await room.Teacher.Open(address);
        var one = await room.Commands.During(() => room.Teacher.Open(address));
        for (var number = 0; number < 4; number++)
        {
            await room.Submit($"Story {number}");
        }

        Assert.Equal(one, await room.Commands.During(() => room.Teacher.Open(address)));
    }

    [Fact]
    public async Task A_posts_page_asks_as_often_whatever_was_done_with_it()
    {
        var post = await room.Submit();
        await room.Teacher.Open(post);
        var before = await room.Commands.During(() => room.Teacher.Open(post));
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();

        Assert.Equal(before, await room.Commands.During(() => room.Teacher.Open(post)));
    }

    [Fact]
    public async Task The_desk_asks_as_often_for_five_posts_as_for_one_and_names_what_waits_for_whom()
    {
        await room.Submit("Story");
        var (one, first) = await Desk("Perpetua Vane");
        for (var number = 0; number < 4; number++)
        {
            await room.Submit($"Story {number}");
        }

        var (five, all) = await Desk("Perpetua Vane");

        Assert.Equal(one, five);
        Assert.Equal(("Story", "Check this post", "Idris Wainfleet"), (first[0].Beginning, first[0].What, first[0].AuthorName));
        Assert.Equal(5, all.Count);
        Assert.Empty((await Desk("Idris Wainfleet")).ToDo);
    }

    private static string EditOf(string post) => post.Replace("/posts/", "/posts/new/", StringComparison.Ordinal);

    private async Task<(int Asked, IReadOnlyList<PostToDo> ToDo)> Desk(string name)
    {
        await using var scope = room.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Standpoint>().StandAt(room.Site.School);
        var person = (await scope.ServiceProvider.GetRequiredService<Staff>().Everyone(Ct)).Single(one => one.Name == name);
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new Me(person.Id, room.Site.School, person.Name, person.Roles));
        IReadOnlyList<PostToDo> found = [];
        var asked = await room.Commands.During(async () => found = await scope.ServiceProvider.GetRequiredService<PostsDesk>().NeedsMe(Ct));
        return (asked, found);
    }
}
