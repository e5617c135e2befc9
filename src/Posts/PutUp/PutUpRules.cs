using Countersign.Approvals.Sign;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.Publish;

namespace Countersign.Posts.PutUp;

/// <summary>What a person who puts posts up can do with a delivery now.</summary>
internal enum PutUpStep
{
    /// <summary>Nothing is left to do.</summary>
    Nothing,

    /// <summary>It may not go up yet, or not as it is.</summary>
    NotYet,

    /// <summary>It can be begun.</summary>
    Begin,

    /// <summary>It was begun: text and pictures are shown, and they say when it is up.</summary>
    PutUp,

    /// <summary>It was begun and may not go up any more: they say whether it is up already.</summary>
    DoNot,

    /// <summary>It is up, and they are to take it down.</summary>
    TakeDown,
}

/// <param name="Why">Why it may not go up, where it may not.</param>
internal sealed record PutUpStand(PutUpStep Step, Refusal? Why = null)
{
    /// <summary>The signatures no longer hold, or it was cancelled: what is up has to come down.</summary>
    public bool ComesDown { get; init; }
}

/// <summary>
/// The last gate where a person puts posts up: the same as where the program sends, asked before the text is shown and again when it is said to be up.
/// </summary>
internal static class PutUpRules
{
    private static readonly Refusal Stopped = new("Publishing is stopped, so it may not go up now. It waits until that is lifted");

    private static readonly Refusal Cancelled = new("The post was cancelled after you began");

    public static PutUpStand Of(Post post, Delivery delivery, Approval approval, bool stopped, DateTimeOffset now) =>
        PublishRules.Decide(post, delivery, approval, stopped, now, byHand: true) switch
        {
            Outcome<PublishStep>.Refused(var why) => new(PutUpStep.NotYet, why),
            Outcome<PublishStep>.Done(PublishStep.Wait) => new(PutUpStep.NotYet),
            Outcome<PublishStep>.Done(PublishStep.Held) => new(PutUpStep.NotYet, Stopped),
            Outcome<PublishStep>.Done(PublishStep.HandOver) => new(PutUpStep.Begin),
            Outcome<PublishStep>.Done(PublishStep.InHands) => Begun(post, delivery, approval, stopped),
            _ => new(delivery.State == DeliveryState.TakingDown ? PutUpStep.TakeDown : PutUpStep.Nothing),
        };

    /// <summary>The link that somebody pasted, perhaps with the words that an app puts around it; a refusal where it is none of the place's.</summary>
    public static Outcome<Uri> Link(string? pasted, AssistedPlace place, Uri account)
    {
        if (string.IsNullOrWhiteSpace(pasted) && !place.HasLinks)
        {
            return account;
        }

        var words = (pasted ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var links = words.Select(word => word.Contains("://", StringComparison.Ordinal) ? word : "https://" + word)
            .Select(word => Uri.TryCreate(word, UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>();
        return links.FirstOrDefault(link => place.Has(link, account)) is { } found
            ? found
            : new Refusal($"Enter the link of the post {place.Where}{(place.HasLinks ? "" : ", or leave it empty")}");
    }

    private static PutUpStand Begun(Post post, Delivery delivery, Approval approval, bool stopped) => true switch
    {
        _ when delivery.IsCancelled => new(PutUpStep.DoNot, Cancelled) { ComesDown = true },
        _ when PublishRules.WhyNot(post, delivery, approval) is { } why => new(PutUpStep.DoNot, why) { ComesDown = true },
        _ when stopped => new(PutUpStep.DoNot, Stopped),
        _ => new(PutUpStep.PutUp),
    };
}
