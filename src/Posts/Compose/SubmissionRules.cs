using Countersign.Approvals.Plan;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;

namespace Countersign.Posts.Compose;

/// <summary>Something to mend before a post can be checked.</summary>
/// <param name="Field">The field of the form it belongs to.</param>
internal sealed record Fault(string Field, string Sentence, string? Clause = null);

/// <summary>An account the post is meant for, as far as the decision needs it, and the pictures of the post as it would get them, in their order.</summary>
internal sealed record TargetAccount(string Name, PlatformLimits Limits, IReadOnlyList<Picture> Pictures);

/// <summary>Decides whether a draft is ready for a colleague: nothing that its author could mend at once is passed on to them.</summary>
internal static class SubmissionRules
{
    /// <param name="found">What screening found that must not go on.</param>
    public static IReadOnlyList<Fault> Faults(
        Post post,
        ApprovalPlan plan,
        IReadOnlyList<TargetAccount> targets,
        IReadOnlyList<Fault> found,
        DateTimeOffset now) =>
    [
        .. Missing(post, plan),
        .. Unanswered(post, plan),
        .. targets.SelectMany(target => Unfit(post, target)),
        .. Late(post, now),
        .. found,
        .. plan.Refusals.Select(refusal => new Fault("Text", refusal.Sentence, refusal.Clause)),
    ];

    /// <summary>Where the policy wants both the purpose and the benefit, people answer both in one sentence.</summary>
    public static bool AsksOnce(ApprovalPlan plan) => plan.Asks.Contains("purpose") && plan.Asks.Contains("benefit");

    private static IEnumerable<Fault> Missing(Post post, ApprovalPlan plan)
    {
        if (string.IsNullOrWhiteSpace(post.Content.Text))
        {
            yield return new Fault("Text", "Write what you want to say");
        }

        if (post.Targets.Count == 0)
        {
            yield return new Fault("Accounts", "Select at least one account");
        }

        if (plan.Asks.Contains("purpose") && string.IsNullOrWhiteSpace(post.Content.Purpose))
        {
            yield return new Fault("Purpose", AsksOnce(plan) ? "Say what this post is for, and what the school gains from it" : "Say what this post is for");
        }

        if (plan.Asks.Contains("benefit") && !AsksOnce(plan) && string.IsNullOrWhiteSpace(post.Content.Benefit))
        {
            yield return new Fault("Benefit", "Say what the school gains from this post");
        }
    }

    // A question that nobody answered must not look like a no.
    private static IEnumerable<Fault> Unanswered(Post post, ApprovalPlan plan)
    {
        var open = plan.Questions.Where(question => post.Facts.All(fact => fact.Fact != question.Fact)).ToList();
        return
        [
            .. open.Where(question => !question.Refuses).Select(question => new Fault($"Answers[{question.Fact}]", $"Select an answer: {question.Question}")),
            .. open.Where(question => question.Refuses).Take(1).Select(_ => new Fault("Holds", "Tick what is true of this post, or tick that none of it is")),
        ];
    }

    /// <summary>
    /// What the platform would refuse: better said now than after everybody has signed. What is often met is said beside its own box; anything else is
    /// said by the same code that publishes, so nothing is signed that cannot go out.
    /// </summary>
    private static List<Fault> Unfit(Post post, TargetAccount target)
    {
        var pictures = target.Pictures;
        List<Fault> often = [.. TooMuch(post, target), .. pictures.Index().Where(picture => picture.Item.Bytes.Length > target.Limits.PictureBytes)
            .Select(picture => TooLarge(target, picture.Index + 1, picture.Item.Bytes.Length))];
        return often.Count == 0 && target.Limits.WhyNot(post.Content.Published, pictures) is { } why
            ? [new Fault("Text", $"{target.Name} does not take this. {why}, or leave that account out")]
            : often;
    }

    private static Fault TooLarge(TargetAccount target, int place, int bytes)
    {
        var (most, has) = (target.Limits.PictureBytes / 1000, bytes / 1000);
        return new Fault(
            "NewPictures",
            $"{target.Name} takes pictures of at most {most:N0} kB, and picture {place} has {has:N0} kB. Add a smaller one, or leave that account out");
    }

    private static IEnumerable<Fault> TooMuch(Post post, TargetAccount target)
    {
        var limits = target.Limits;
        var length = TextLength.Graphemes(post.Content.Published);
        if (length > limits.Graphemes)
        {
            var credited = post.Content.Credit is null ? "" : " with its credit line";
            yield return new Fault(
                "Text",
                $"{target.Name} takes {limits.Graphemes} characters and this is {length}{credited}. Shorten it, or leave that account out");
        }

        if (post.Pictures.Count > limits.Pictures)
        {
            yield return new Fault(
                "NewPictures",
                $"{target.Name} takes {limits.Pictures} pictures and there are {post.Pictures.Count}. Remove some, or leave that account out");
        }

        foreach (var wordy in post.Pictures.Where(picture => TextLength.Graphemes(picture.Alt) > limits.AltGraphemes))
        {
            yield return new Fault(
                $"Alts[{wordy.Id}]",
                $"{target.Name} takes {limits.AltGraphemes} characters to describe a picture. Shorten this description");
        }
    }

    private static IEnumerable<Fault> Late(Post post, DateTimeOffset now)
    {
        if (post.Content.PublishAt is { } at && at <= now)
        {
            yield return new Fault("Day", "That time has passed. Choose a later one, or leave it empty to send as soon as it is approved");
        }
    }
}
