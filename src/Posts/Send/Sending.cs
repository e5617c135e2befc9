using Countersign.Posts.Review;

namespace Countersign.Posts.Send;

/// <summary>What is to be done with a delivery that is due.</summary>
internal enum SendStep
{
    /// <summary>Nothing is left to do.</summary>
    Leave,

    /// <summary>Send it for the first time.</summary>
    Send,

    /// <summary>A request may have been under way: look for the key first.</summary>
    LookFirst,
}

/// <summary>The last gate. It is asked at the moment of sending, whatever was decided before.</summary>
internal static class Sending
{
    /// <param name="plan">What the policy in force now asks of the post as it is now.</param>
    public static Outcome<SendStep> Decide(Post post, Delivery delivery, Plan plan, DateTimeOffset now)
    {
        switch (delivery.State)
        {
            case DeliveryState.Sending or DeliveryState.NotKnown:
                return SendStep.LookFirst;
            case not DeliveryState.Waiting:
                return SendStep.Leave;
        }

        if (post.Stage is not (PostStage.Scheduled or PostStage.Sent))
        {
            return new Refusal("The post was changed or called off after it was scheduled");
        }

        var review = ReviewState.Of(post, plan);
        return (review.Complete, review.Fingerprint == delivery.Fingerprint, plan.Refusals.Count == 0, now >= delivery.DueAt) switch
        {
            (_, false, _, _) => new Refusal("The post or the policy changed after it was approved, so it must be approved again"),
            (false, _, _, _) => new Refusal("Not everybody who must sign has signed"),
            (_, _, false, _) => new Refusal(plan.Refusals[0].Sentence, plan.Refusals[0].Clause),
            (_, _, _, false) => new Refusal("Its time has not come"),
            _ => SendStep.Send,
        };
    }
}
