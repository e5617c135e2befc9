using Countersign.Approvals.Plan;
using Countersign.People;
using Countersign.Platforms;
using Countersign.Posts;
using Countersign.Posts.Draft;
using Countersign.SchoolAccounts;
using static Countersign.Tests.Posts.SamplePost;

namespace Countersign.Tests.Posts;

public sealed class DraftingTests
{
    private static readonly AccountName News = new(SchoolAccountId.New(), "noticeboard", "Wrenfield news", new PlatformLimits(5000, 20_000, 10, 8_000_000, 2000, []));

    private static readonly ApprovalPlan Asking = CheckThenManager with { Questions = [new PlanQuestion("unsure", "Are you unsure?", false), new PlanQuestion("confidential", "Is it confidential?", true), new PlanQuestion("unsuitable", "Is it unsuitable?", true)] };

    private static readonly DraftRoom Room = new(Asking, [News], new SchoolTime("Europe/London"));

    private readonly Post post = InReview();

    [Fact]
    public void What_was_typed_comes_back_as_it_was_typed()
    {
        var form = new ComposeForm { Text = "Beans", Purpose = "Pride", Benefit = "Good news", Accounts = [News.Id.Value], Day = new DateOnly(2026, 12, 1), Time = new TimeOnly(14, 5), Answers = { ["unsure"] = FactAnswer.CannotTell }, Holds = [ComposeForm.NoneOfThese] };

        var faults = Drafting.Apply(post, form, Room, Now);
        var back = Drafting.Form(post, Asking, Room.Clock);

        Assert.Empty(faults);
        Assert.Equal((form.Text, form.Purpose, form.Benefit, form.Day, form.Time), (back.Text, back.Purpose, back.Benefit, back.Day, back.Time));
        Assert.Equal(form.Accounts, back.Accounts);
        Assert.Equal(FactAnswer.CannotTell, back.Answers["unsure"]);
        Assert.Equal([ComposeForm.NoneOfThese], back.Holds);
    }

    [Fact]
    public void Lines_end_alike_and_edges_are_trimmed()
    {
        Drafting.Apply(post, new ComposeForm { Text = " One\r\nTwo\r\n", Purpose = "  " }, Room, Now);

        Assert.Equal("One\nTwo", post.Text);
        Assert.Null(post.Purpose);
    }

    [Fact]
    public void Ticking_some_answers_the_whole_list_and_ticking_nothing_answers_none_of_it()
    {
        Drafting.Apply(post, new ComposeForm { Holds = ["confidential"] }, Room, Now);
        var some = post.Facts.ToDictionary(fact => fact.Fact, fact => fact.Answer);
        Drafting.Apply(post, new ComposeForm(), Room, Now);

        Assert.Equal(new Dictionary<string, FactAnswer> { ["confidential"] = FactAnswer.Yes, ["unsuitable"] = FactAnswer.No }, some);
        Assert.Empty(post.Facts);
    }

    [Fact]
    public void An_account_that_is_not_offered_is_not_taken()
    {
        Drafting.Apply(post, new ComposeForm { Accounts = [Guid.CreateVersion7(), News.Id.Value] }, Room, Now);

        Assert.Equal([News.Id], post.Targets.Select(target => target.Account));
    }

    [Fact]
    public void A_change_calls_off_what_was_waiting_and_leaves_the_rest()
    {
        var waiting = Deliver(post);
        var published = Deliver(post, state: DeliveryState.Published);

        Drafting.Apply(post, new ComposeForm { Text = "Other words" }, Room, Now);

        Assert.Equal((DeliveryState.Cancelled, DeliveryState.Published), (waiting.State, published.State));
        Assert.Equal((1, 0), (waiting.Version, published.Version));
    }

    [Fact]
    public void Removing_a_picture_leaves_the_others_with_their_words()
    {
        post.Pictures.AddRange([Picture(post, 1), Picture(post, 2, "cc")]);

        Drafting.Apply(post, new ComposeForm { Remove = [post.Pictures[0].Id], Alts = { [post.Pictures[1].Id] = " A can " } }, Room, Now);

        Assert.Equal(("cc", "A can"), (Assert.Single(post.Pictures).Hash, post.Pictures[0].Alt));
    }

    [Theory]
    [InlineData(true, false, "Time")]
    [InlineData(false, true, "Day")]
    public void Day_and_time_come_together_or_not_at_all(bool day, bool time, string field)
    {
        var form = new ComposeForm { Day = day ? new DateOnly(2026, 12, 1) : null, Time = time ? new TimeOnly(9, 30) : null };

        Assert.Equal([field], Drafting.Apply(post, form, Room, Now).Select(fault => fault.Field));
        Assert.Null(post.PublishAt);
    }

    [Fact]
    public void An_hour_that_the_clocks_leave_out_is_refused_at_the_time()
    {
        var form = new ComposeForm { Day = new DateOnly(2027, 3, 28), Time = new TimeOnly(1, 30) };

        var fault = Assert.Single(Drafting.Apply(post, form, Room, Now));

        Assert.Equal(new Fault("Time", "The clocks go forward on that day, so that time does not exist. Choose an hour later"), fault);
    }
}
