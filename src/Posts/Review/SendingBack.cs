using Countersign.People;

namespace Countersign.Posts.Review;

/// <summary>A post goes back to its author with a reason.</summary>
internal sealed record SentBack(PostId Post, string Because);

internal static class SendingBack
{
    public static Outcome<SentBack> Decide(Post post, Plan plan, StaffMember person, string? because) => post switch
    {
        { Stage: not PostStage.InReview } => new Refusal("This post is not waiting for a check or an approval"),
        _ when !ReviewState.Of(post, plan).MaySignNext(person, post.Author) => new Refusal("Only the person who is asked to sign now can send this post back"),
        _ when string.IsNullOrWhiteSpace(because) => new Refusal("Say what the author should change"),
        _ => new SentBack(post.Id, because.Trim()),
    };
}
