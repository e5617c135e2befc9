using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using static Countersign.Tests.Samples.SamplePost;

namespace Countersign.Tests.Posts.Model;

/// <summary>The one decision, for each stage and each way of standing to a post.</summary>
public sealed class PostAccessTests
{
    private const string Unsaid = "Draft", Waits = "InReview, Scheduled", Ended = "Cancelled", Out = "Sent, TakenDown";

    [Theory]
    [InlineData("stranger", Out)]
    [InlineData("visitor", Out)]
    [InlineData("visitor who wrote it", Out)]
    [InlineData("visitor it was shared with", Out)]
    [InlineData("author", $"{Unsaid}, {Waits}, {Ended}, {Out}")]
    [InlineData("shared with", $"{Unsaid}, {Waits}, {Ended}, {Out}")]
    [InlineData("signer", $"{Waits}, {Out}")]
    [InlineData("signer of another post", Out)]
    [InlineData("whoever puts posts up there", $"Scheduled, {Out}")]
    [InlineData("whoever puts posts up elsewhere", Out)]
    [InlineData("head", $"{Waits}, {Ended}, {Out}")]
    [InlineData("head after the author left", $"{Unsaid}, {Waits}, {Ended}, {Out}")]
    [InlineData("head after another author left", $"{Waits}, {Ended}, {Out}")]
    public void Each_stage_is_read_by_whom_it_concerns(string who, string stages)
    {
        var post = InReview();
        var person = PersonId.New();
        Assert.IsType<Outcome<PostShare>.Done>(post.Share(person));
        var other = new PostReader(PersonId.New());
        var reader = who switch
        {
            "stranger" => other,
            "visitor" => other with { IsVisitor = true },
            "visitor who wrote it" => new PostReader(post.Author) { IsVisitor = true },
            "visitor it was shared with" => new PostReader(person) { IsVisitor = true },
            "author" => new PostReader(post.Author),
            "shared with" => new PostReader(person),
            "signer" => other with { Signs = [post.Id] },
            "signer of another post" => other with { Signs = [PostId.New()] },
            "whoever puts posts up there" => other with { PutsUpOn = [post.Targets[0].Account] },
            "whoever puts posts up elsewhere" => other with { PutsUpOn = [SchoolAccountId.New()] },
            "head" => other with { ReadsWhatWaits = true },
            "head after the author left" => other with { ReadsWhatWaits = true, TakesOver = [post.Author] },
            _ => other with { ReadsWhatWaits = true, TakesOver = [PersonId.New()] },
        };
        var reads = PostAccess.MayRead(reader).Compile();

        Assert.Equal(
            stages.Split(", ").Order(StringComparer.Ordinal),
            Enum.GetValues<PostStage>().Where(stage => reads(post.At(stage))).Select(stage => stage.ToString()).Order(StringComparer.Ordinal));
    }
}
