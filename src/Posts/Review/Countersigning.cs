using Countersign.People;

namespace Countersign.Posts.Review;

/// <summary>The fact that somebody signed, and whether it was the last signature needed.</summary>
internal sealed record Countersigned(Countersignature Signature, bool Complete);

/// <summary>Decides whether a person may sign the next step of a post.</summary>
internal static class Countersigning
{
    /// <param name="seen">The fingerprint of the page that the person read.</param>
    /// <param name="confirmed">The numbers of the checklist lines that they confirmed.</param>
    public static Outcome<Countersigned> Decide(Post post, Plan plan, StaffMember person, string seen, IReadOnlyCollection<int> confirmed, DateTimeOffset now)
    {
        if (post.Stage != PostStage.InReview)
        {
            return new Refusal("This post is not waiting for a check or an approval. Go back to see where it stands");
        }

        if (post.Author == person.Id)
        {
            return new Refusal("You wrote this post, so somebody else must check and approve it");
        }

        var review = ReviewState.Of(post, plan);
        if (review.Fingerprint != seen)
        {
            return new Refusal("This post, or the policy, has changed since you opened it. The newest version is below: read it, then sign");
        }

        return review.Next is { } next ? Sign(post, plan, review, next, person, confirmed, now) : new Refusal("Everybody needed has already signed this post");
    }

    private static Outcome<Countersigned> Sign(Post post, Plan plan, ReviewState review, PlanStep next, StaffMember person, IReadOnlyCollection<int> confirmed, DateTimeOffset now)
    {
        if (review.Steps.Any(state => state.Signature?.Person == person.Id))
        {
            return new Refusal("You have already signed this post. The next signature must be somebody else's", next.Clause);
        }

        if (!review.MaySignNext(person, post.Author))
        {
            return new Refusal($"This needs somebody with the role of {next.Who}", next.Clause);
        }

        if (plan.Refusals.Count > 0)
        {
            return new Refusal(plan.Refusals[0].Sentence, plan.Refusals[0].Clause);
        }

        if (plan.ChecklistOf(next).FirstOrDefault(line => !confirmed.Contains(line.Number)) is { } open)
        {
            return new Refusal($"Confirm every line of the checklist, or send the post back. Still open: {open.Question}", open.Clause);
        }

        var signature = new Countersignature
        {
            Post = post.Id,
            Establishment = post.Establishment,
            Step = next.Number,
            Kind = next.Kind,
            Role = ReviewState.RoleOf(person, next),
            Person = person.Id,
            At = now,
            Fingerprint = review.Fingerprint,
            Confirmed = string.Join(' ', plan.ChecklistOf(next).Select(line => line.Number).Where(confirmed.Contains).Order()),
        };
        return new Countersigned(signature, Complete: review.Steps.Count(state => state.Signature is null) == 1);
    }
}
