using Countersign.Foundation.Components.Content;

namespace Countersign.Posts.Model;

/// <summary>The words in which a stage is shown; the same on every page.</summary>
internal static class StageWords
{
    public static string Of(PostStage stage) => stage switch
    {
        PostStage.Draft => "Draft",
        PostStage.InReview => "Waiting for signatures",
        PostStage.Scheduled => "Approved and scheduled",
        PostStage.Sent => "Sent",
        PostStage.Cancelled => "Cancelled",
        PostStage.TakenDown => "Taken down",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <param name="byHand">A person puts posts up there and takes them down.</param>
    public static string Of(DeliveryState state, bool byHand = false) => (state, byHand) switch
    {
        (DeliveryState.ToPutUp, _) => "Waiting for somebody to put it up",
        (DeliveryState.Sending, true) => "Somebody is putting it up",
        (DeliveryState.Rejected, true) => "It was not put up",
        (DeliveryState.TakingDown, true) => "Waiting for somebody to take it down",
        (DeliveryState.TakenDown, true) => "Taken down by a colleague",
        _ => Of(state),
    };

    private static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "Waiting for its time",
        DeliveryState.Sending => "Being sent",
        DeliveryState.Published => "Published",
        DeliveryState.Rejected => "Refused by the platform",
        DeliveryState.NotKnown => "Not known yet: looking for it on the platform",
        DeliveryState.Cancelled => "Cancelled",
        DeliveryState.TakingDown => "Being taken down",
        DeliveryState.TakenDown => "Taken down, and proved to be gone",
        DeliveryState.TakeDownRefused => "Still there: delete it by hand on the platform",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static TagColour Colour(PostStage stage) => stage switch
    {
        PostStage.Draft => TagColour.Grey,
        PostStage.InReview => TagColour.Yellow,
        PostStage.Scheduled => TagColour.Blue,
        PostStage.Sent => TagColour.Green,
        _ => TagColour.Orange,
    };
}
