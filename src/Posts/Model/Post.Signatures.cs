using Countersign.Approvals.Model;
using Countersign.Approvals.Sign;
using Countersign.People.Records;

namespace Countersign.Posts.Model;

/// <summary>How a post is signed, and what the last signature does.</summary>
internal sealed partial class Post
{
    private static readonly Refusal TooLate =
        new("The time at which this post was to go out has passed. Choose whether it goes out now or at another time, or send it back");

    private static readonly Refusal InThePast = new("That time has passed. Choose a later one");

    /// <summary>Whether the time at which it was to go out went by while it waited for signatures.</summary>
    public bool MissedItsTime(DateTimeOffset now) => Stage == PostStage.InReview && Content.PublishAt <= now;

    /// <summary>Whether a refusal to take a signature is about the time at which it goes out.</summary>
    public static bool IsAboutTime(Refusal why) => why == TooLate || why == InThePast;

    /// <summary>Takes one more signature; the last of a whole set puts the post on the schedule, and nothing else does.</summary>
    /// <param name="due">
    /// When it goes out instead, where its own time has passed and this is the last signature: whoever gives it decides that, and nothing goes out late by
    /// itself.
    /// </param>
    public Outcome<Countersignature> Sign(
        Approval approval, StaffMember person, string seen, IReadOnlyCollection<int> confirmed, DateTimeOffset? due, DateTimeOffset now)
    {
        if (Stage != PostStage.InReview)
        {
            return new Refusal("This post is not waiting for a check or an approval. Go back to see where it stands");
        }

        var answer = approval.Sign(person, seen, confirmed, now);
        if (answer is Outcome<Countersignature>.Done(var signature))
        {
            if (approval.With(signature).IsComplete)
            {
                if (MissedItsTime(now) && !(due >= now))
                {
                    return due is null ? TooLate : InThePast;
                }

                Schedule(signature.Fingerprint, MissedItsTime(now) ? due!.Value : Content.PublishAt ?? now, now);
            }

            Changed();
        }

        return answer;
    }

    private void Schedule(string fingerprint, DateTimeOffset due, DateTimeOffset now)
    {
        (Stage, HeldBecause) = (PostStage.Scheduled, null);
        deliveries.AddRange(targets.Select(target => Delivery.Of(target, fingerprint, due, now)));
    }
}
