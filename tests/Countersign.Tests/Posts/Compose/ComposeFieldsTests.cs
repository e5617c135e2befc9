using Countersign.Approvals.Plan;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.Posts.Compose;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Posts.Compose;

public sealed class ComposeFieldsTests
{
    private static readonly AccountName News = new(SchoolAccountId.New(), "noticeboard", "Wrenfield news", new PlatformLimits(5000, 20_000, 10, 8_000_000, 2000, []));

    private static readonly ApprovalPlan Asking = CheckThenManager with { Questions = [new PlanQuestion("unsure", "Are you unsure?", false), new PlanQuestion("confidential", "Is it confidential?", true), new PlanQuestion("unsuitable", "Is it unsuitable?", true)] };

    private static readonly ComposeContext Context = new(Asking, [News], new SchoolTime("Europe/London"));

    private readonly Post post = InReview();

    [Fact]
    public void What_was_typed_comes_back_as_it_was_typed()
    {
        var form = new ComposeForm { Text = "Beans", Purpose = "Pride", Benefit = "Good news", Credit = "Photo by Jo Hart", Accounts = [News.Id.Value], Day = new DateOnly(2026, 12, 1), Time = new TimeOnly(14, 5), Answers = { ["unsure"] = FactAnswer.CannotTell }, Holds = [ComposeForm.NoneOfThese] };

        var faults = ComposeFields.Apply(post, form, Context);
        var back = ComposeFields.Form(post, Asking, Context.Clock);

        Assert.Empty(faults);
        Assert.Equal((form.Text, form.Purpose, form.Benefit, form.Day, form.Time), (back.Text, back.Purpose, back.Benefit, back.Day, back.Time));
        Assert.Equal(form.Credit, back.Credit);
        Assert.Equal(form.Accounts, back.Accounts);
        Assert.Equal(FactAnswer.CannotTell, back.Answers["unsure"]);
        Assert.Equal([ComposeForm.NoneOfThese], back.Holds);
    }

    [Fact]
    public void Lines_end_alike_and_edges_are_trimmed()
    {
        ComposeFields.Apply(post, new ComposeForm { Text = " One\r\nTwo\r\n", Purpose = "  " }, Context);

        Assert.Equal("One\nTwo", post.Content.Text);
        Assert.Null(post.Content.Purpose);
    }

    [Fact]
    public void Ticking_some_answers_the_whole_list_and_ticking_nothing_answers_none_of_it()
    {
        ComposeFields.Apply(post, new ComposeForm { Holds = ["confidential"] }, Context);
        var some = post.Facts.ToDictionary(fact => fact.Fact, fact => fact.Answer);
        ComposeFields.Apply(post, new ComposeForm(), Context);

        Assert.Equal(new Dictionary<string, FactAnswer> { ["confidential"] = FactAnswer.Yes, ["unsuitable"] = FactAnswer.No }, some);
        Assert.Empty(post.Facts);
    }

    [Fact]
    public void An_account_that_is_not_offered_is_not_taken()
    {
        ComposeFields.Apply(post, new ComposeForm { Accounts = [Guid.CreateVersion7(), News.Id.Value] }, Context);

        Assert.Equal([News.Id], post.Targets.Select(target => target.Account));
    }

    [Fact]
    public void A_change_cancels_what_was_waiting_and_leaves_the_rest()
    {
        var (scheduled, waiting) = Scheduled();
        var (_, published) = Scheduled();
        ((List<Delivery>)scheduled.Deliveries).Add(published.At(DeliveryState.Published));
        var (before, untouched) = (waiting.Version, published.Version);

        ComposeFields.Apply(scheduled, new ComposeForm { Text = "Other words" }, Context);

        Assert.Equal((DeliveryState.Cancelled, DeliveryState.Published), (waiting.State, published.State));
        Assert.Equal((before + 1, untouched, PostStage.Draft), (waiting.Version, published.Version, scheduled.Stage));
    }

    [Fact]
    public void Removing_a_picture_leaves_the_others_with_their_words()
    {
        post.Add(Picture(post, 1));
        post.Add(Picture(post, 2, "cc"));

        ComposeFields.Apply(post, new ComposeForm { Remove = [post.Pictures[0].Id], Alts = { [post.Pictures[1].Id] = " A can " } }, Context);

        Assert.Equal(("cc", "A can"), (Assert.Single(post.Pictures).Hash, post.Pictures[0].Alt));
    }

    [Theory]
    [InlineData(true, false, "Time")]
    [InlineData(false, true, "Day")]
    public void Day_and_time_come_together_or_not_at_all(bool day, bool time, string field)
    {
        var form = new ComposeForm { Day = day ? new DateOnly(2026, 12, 1) : null, Time = time ? new TimeOnly(9, 30) : null };

        Assert.Equal([field], ComposeFields.Apply(post, form, Context).Select(fault => fault.Field));
        Assert.Null(post.Content.PublishAt);
    }

    [Fact]
    public void An_hour_that_the_clocks_leave_out_is_refused_at_the_time()
    {
        var form = new ComposeForm { Day = new DateOnly(2027, 3, 28), Time = new TimeOnly(1, 30) };

        var fault = Assert.Single(ComposeFields.Apply(post, form, Context));

        Assert.Equal(new Fault("Time", "The clocks go forward on that day, so that time does not exist. Choose an hour later"), fault);
    }
}
