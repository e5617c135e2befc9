using Countersign.Approvals.Sign;
using Countersign.Posts.Model;

namespace Countersign.Posts.Publish;

/// <summary>What is to be done with a delivery.</summary>
internal enum PublishStep
{
    /// <summary>Nothing is left to do.</summary>
    Leave,

    /// <summary>Its time has not come.</summary>
    Wait,

    /// <summary>Somebody stopped publishing: it is held until that is lifted.</summary>
    Held,

    /// <summary>Send it for the first time.</summary>
    Publish,

    /// <summary>The program does not send there: a person puts it up.</summary>
    HandOver,

    /// <summary>A person has it in hand, and says what became of it.</summary>
    InHands,

    /// <summary>A request may have been under way: look for the key first.</summary>
    LookFirst,
}

/// <summary>The last gate. It is asked at the moment of sending, whatever was decided before.</summary>
internal static class PublishRules
{
    /// <param name="approval">What the policy in force now asks of the post as it is now, and who has signed exactly that.</param>
    /// <param name="stopped">Whether somebody stopped publishing to its account, or altogether.</param>
    /// <param name="byHand">Whether a person puts posts up there.</param>
    public static Outcome<PublishStep> Decide(
        Post post, Delivery delivery, Approval approval, bool stopped, DateTimeOffset now, bool byHand = false)
    {
        if (delivery.State is DeliveryState.Sending or DeliveryState.NotKnown)
        {
            return byHand ? PublishStep.InHands : PublishStep.LookFirst;
        }

        if (!delivery.IsStillHere)
        {
            return PublishStep.Leave;
        }

        if (now < delivery.DueAt)
        {
            return PublishStep.Wait;
        }

        if (stopped)
        {
            return PublishStep.Held;
        }

        return WhyNot(post, delivery, approval) is { } why ? why : byHand ? PublishStep.HandOver : PublishStep.Publish;
    }

    /// <summary>Who has to act on it first where it may not go out.</summary>
    public static HeldFor Whom(Delivery delivery, Approval approval) =>
        approval.Plan.Refusals.Count > 0 ? HeldFor.Author
        : approval.Fallen.Count > 0 && approval.Subject.Fingerprint == delivery.Fingerprint ? HeldFor.OneSignature
        : HeldFor.EverySignature;

    /// <summary>Why this delivery may not go out now; null where everybody who must sign has signed exactly this.</summary>
    public static Refusal? WhyNot(Post post, Delivery delivery, Approval approval)
    {
        if (post.Stage is not (PostStage.Scheduled or PostStage.Sent))
        {
            return new Refusal("The post was changed or cancelled after it was scheduled");
        }

        return true switch
        {
            _ when approval.Subject.Fingerprint != delivery.Fingerprint =>
                new Refusal("The post or the policy changed after it was approved, so it must be approved again"),
            _ when approval.Fallen is [var fallen, ..] => new Refusal(
                $"The signature of {(fallen.Roles.Count == 0 ? "a colleague" : $"the {fallen.Who}")} no longer counts: whoever gave it has left, or no longer "
                    + "holds the role. The post waits for that signature again"),
            _ when !approval.IsComplete => new Refusal("Not everybody who must sign has signed"),
            _ when approval.Plan.Refusals.Count > 0 => approval.Plan.Refusals[0],
            _ => null,
        };
    }
}
