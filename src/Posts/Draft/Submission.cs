using Countersign.Foundation.Furniture;
using Countersign.Platforms;
using Countersign.Posts.Review;

namespace Countersign.Posts.Draft;

/// <summary>Something to mend before a post can be checked.</summary>
/// <param name="Field">The field of the form it belongs to.</param>
internal sealed record Fault(string Field, string Sentence, string? Clause = null);

/// <summary>An account the post is meant for, as far as the decision needs it.</summary>
internal sealed record Destination(string Name, PlatformLimits Limits);

/// <summary>Decides whether a draft is ready for a colleague: nothing that its author could mend at once is passed on to them.</summary>
internal static class Submission
{
    /// <param name="found">What screening found that must not go on.</param>
    public static IReadOnlyList<Fault> Faults(Post post, Plan plan, IReadOnlyList<Destination> destinations, IReadOnlyList<Fault> found, DateTimeOffset now) =>
    [
        .. Missing(post, plan),
        .. Unanswered(post, plan),
        .. destinations.SelectMany(destination => TooMuch(post, destination)),
        .. Late(post, now),
        .. found,
        .. plan.Refusals.Select(refusal => new Fault(nameof(post.Text), refusal.Sentence, refusal.Clause)),
    ];

    private static IEnumerable<Fault> Missing(Post post, Plan plan)
    {
        if (string.IsNullOrWhiteSpace(post.Text))
        {
            yield return new Fault("Text", "Write what you want to say");
        }

        if (post.Targets.Count == 0)
        {
            yield return new Fault("Accounts", "Select at least one account");
        }

        if (plan.AsksPurpose && string.IsNullOrWhiteSpace(post.Purpose))
        {
            yield return new Fault("Purpose", "Say what this post is for");
        }

        if (plan.AsksBenefit && string.IsNullOrWhiteSpace(post.Benefit))
        {
            yield return new Fault("Benefit", "Say what the school gains from this post");
        }
    }

    // A question that nobody answered must not look like a no.
    private static IEnumerable<Fault> Unanswered(Post post, Plan plan)
    {
        var open = plan.Questions.Where(question => post.Facts.All(fact => fact.Fact != question.Fact)).ToList();
        return
        [
            .. open.Where(question => !question.Refuses).Select(question => new Fault($"Answers[{question.Fact}]", $"Select an answer: {question.Question}")),
            .. open.Where(question => question.Refuses).Take(1).Select(_ => new Fault("Holds", "Tick what is true of this post, or tick that none of it is")),
        ];
    }

    private static IEnumerable<Fault> TooMuch(Post post, Destination destination)
    {
        var limits = destination.Limits;
        var length = TextLength.Graphemes(post.Text);
        if (length > limits.Graphemes)
        {
            yield return new Fault("Text", $"{destination.Name} takes {limits.Graphemes} characters and this is {length}. Shorten it, or leave that account out");
        }

        if (post.Pictures.Count > limits.Pictures)
        {
            yield return new Fault("NewPictures", $"{destination.Name} takes {limits.Pictures} pictures and there are {post.Pictures.Count}. Remove some, or leave that account out");
        }

        foreach (var wordy in post.Pictures.Where(picture => TextLength.Graphemes(picture.Alt) > limits.AltGraphemes))
        {
            yield return new Fault($"Alts[{wordy.Id}]", $"{destination.Name} takes {limits.AltGraphemes} characters to describe a picture. Shorten this description");
        }
    }

    private static IEnumerable<Fault> Late(Post post, DateTimeOffset now)
    {
        if (post.PublishAt is { } at && at <= now)
        {
            yield return new Fault("Day", "That time has passed. Choose a later one, or leave it empty to send as soon as it is approved");
        }
    }
}
