using Countersign.Approvals.Plan;
using Countersign.Platforms.Contract;
using Countersign.Posts.Compose;
using Countersign.Posts.Model;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Posts.Compose;

public sealed class SubmissionRulesTests
{
    private static readonly TargetAccount Short = new("Wrenfield on Bluesky", new PlatformLimits(20, 600, 1, 1000, 10, ["image/jpeg"]), []);

    private readonly Post post = InReview();
    private readonly List<Picture> pictures = [];

    [Fact]
    public void A_whole_draft_has_no_fault() =>
        Assert.Empty(Faults(CheckThenManager));

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void It_needs_words(string text)
    {
        post.Write(post.Content with { Text = text });

        Assert.Contains(new Fault("Text", "Write what you want to say"), Faults(CheckThenManager));
    }

    [Fact]
    public void It_needs_somewhere_to_go()
    {
        post.Write(accounts: []);

        Assert.Equal([new Fault("Accounts", "Select at least one account")], Faults(CheckThenManager));
    }

    [Fact]
    public void It_needs_purpose_and_benefit_where_the_policy_asks_for_them()
    {
        post.Write(post.Content with { Purpose = " " });

        Assert.Equal(["Purpose"], Faults(Plan(CheckThenManager.Signatures, "purpose", "benefit")).Select(fault => fault.Field));
        Assert.Equal(["Benefit"], Faults(Plan(CheckThenManager.Signatures, "benefit")).Select(fault => fault.Field));
    }

    [Fact]
    public void A_question_without_an_answer_is_asked_again_and_cannot_tell_is_an_answer()
    {
        var plan = CheckThenManager with { Questions = [new PlanQuestion("unsure", "Are you unsure?", false), new PlanQuestion("unsuitable", "Is it?", true), new PlanQuestion("confidential", "Or that?", true)] };

        var before = Faults(plan).Select(fault => fault.Field);
        post.Write(answers: plan.Questions.ToDictionary(question => question.Fact, _ => FactAnswer.CannotTell));
        var after = Faults(plan);

        Assert.Equal(["Answers[unsure]", "Holds"], before);
        Assert.Empty(after);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void A_text_may_be_as_long_as_the_platform_takes(int length, bool tooLong)
    {
        post.Write(post.Content with { Text = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", length)) });

        Assert.Equal(tooLong ? ["Text"] : [], Faults(CheckThenManager, Short).Select(fault => fault.Field));
    }

    [Fact]
    public void The_credit_line_counts_as_part_of_what_goes_out()
    {
        post.Write(post.Content with { Text = "Beans", Credit = "Photo by Jo Hart" });

        var fault = Assert.Single(Faults(CheckThenManager, Short));

        Assert.Equal("Text", fault.Field);
        Assert.Contains("this is 23 with its credit line", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_and_their_descriptions_stay_within_what_the_platform_takes()
    {
        post.Write(post.Content with { Text = "Beans" });
        post.Add(Picture(post, 1, alt: "0123456789"));
        post.Add(Picture(post, 2, alt: "01234567890"));

        Assert.Equal(["NewPictures", $"Alts[{post.Pictures[1].Id}]"], Faults(CheckThenManager, Short).Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("x", 1000, false)]
    [InlineData("x", 1001, true)]
    public void A_picture_may_be_as_large_as_the_platform_takes(string text, int bytes, bool tooLarge)
    {
        post.Write(post.Content with { Text = text });
        pictures.Add(new Picture(new byte[bytes], "image/jpeg", "", 10, 10));

        Assert.Equal(tooLarge ? ["NewPictures"] : [], Faults(CheckThenManager, Short).Select(fault => fault.Field));
    }

    [Theory]
    [InlineData(600, null)]
    [InlineData(601, "The text uses more characters made of several parts than this platform can store")]
    public void Few_characters_of_many_bytes_are_found_before_anybody_signs(int bytes, string? why)
    {
        // Twenty letters, one of them with so many marks above it that the bytes come to that.
        var text = "x" + string.Concat(Enumerable.Repeat("\u0301", (bytes - 1) / 2)) + (bytes % 2 == 0 ? "y" : "");
        post.Write(post.Content with { Text = text });

        Assert.Equal(why, Faults(CheckThenManager, Short).Select(fault => fault.Sentence.Split(". ")[1].Split(';')[0]).SingleOrDefault());
    }

    [Fact]
    public void What_no_page_can_show_is_found_before_anybody_signs()
    {
        post.Write(post.Content with { Text = "Beans\vand peas" });

        Assert.Contains("a control character", Assert.Single(Faults(CheckThenManager, Short)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Its_time_lies_ahead(int seconds, bool late)
    {
        post.Write(post.Content with { PublishAt = TestClock.Start.AddSeconds(seconds) });

        Assert.Equal(late ? ["Day"] : [], Faults(CheckThenManager).Select(fault => fault.Field));
    }

    [Fact]
    public void What_the_policy_refuses_names_its_clause()
    {
        var plan = CheckThenManager with { Refusals = [new Refusal("Not an opinion", "8.5")] };

        Assert.Equal([new Fault("Text", "Not an opinion", "8.5")], Faults(plan));
    }

    private IReadOnlyList<Fault> Faults(ApprovalPlan plan, params TargetAccount[] destinations) => SubmissionRules.Faults(post, plan, [.. destinations.Select(one => one with { Pictures = pictures })], [], TestClock.Start);
}
