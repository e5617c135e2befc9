using Countersign.Notifications.Model;
using Countersign.Notifications.Tell;
using Countersign.People.Records;
using Countersign.Posts.Model;

namespace Countersign.Posts.Tell;

/// <summary>Tells those who put posts up of what waits for them. Whoever changes such a delivery calls it before they save.</summary>
internal sealed class PutUpNotifications(Notify notify, Publishers publishers, Schools schools, TimeProvider clock)
{
    public static readonly NotificationKind ToPutUp =
        new("posts.to-put-up", "A post waits for you to put it up", "A post waits for me to put it up") { Waits = true };

    public static readonly NotificationKind Late =
        new("posts.put-up-late", "A post is late: nobody has said that it is up", "A post that I am to put up is late") { Waits = true };

    // What is up and must not be cannot wait for the morning.
    public static readonly NotificationKind ToTakeDown =
        new("posts.to-take-down", "A post waits for you to take it down", "A post waits for me to take it down") { Waits = true, IsUrgent = true };

    public static IReadOnlyList<NotificationKind> All { get; } = [ToPutUp, Late, ToTakeDown];

    /// <summary>For whom it waits as it stands now; for nobody where nothing is left for a person to do. Whoever was told is not told again.</summary>
    public async Task Follow(Post post, Delivery delivery, CancellationToken ct)
    {
        var people = delivery.IsInHands ? (await publishers.Of(delivery.Account, post.Author, ct)).Select(person => person.Id).ToList() : [];
        var goesUp = delivery.State == DeliveryState.ToPutUp || delivery is { State: DeliveryState.Sending, IsCancelled: false };
        var late = people.Count == 0 ? DateTimeOffset.MaxValue : PutUpTime.LateFrom(delivery.DueAt, (await schools.Here(ct)).Time);
        var about = new NotificationAbout(delivery.Id.Value, PostLinks.PutUp(post.Id, delivery.Id));
        await notify.WaitsFor(
            post.Establishment,
            delivery.Id.Value,
            [
                (ToPutUp, goesUp ? people : [], about with { Due = late }),
                (Late, goesUp && clock.GetUtcNow() >= late ? people : [], about),
                (ToTakeDown, goesUp ? [] : people, about),
            ],
            ct);
    }

    /// <summary>What was cancelled waits for nobody.</summary>
    public async Task End(Post post, CancellationToken ct)
    {
        foreach (var delivery in post.Deliveries.Where(delivery => delivery.State == DeliveryState.Cancelled))
        {
            await Follow(post, delivery, ct);
        }
    }
}
