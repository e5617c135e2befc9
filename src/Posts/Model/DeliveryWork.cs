using Countersign.Foundation.Outbox;

namespace Countersign.Posts.Model;

/// <summary>What is left in the outbox for a delivery, in order for each account. Each handler does one kind.</summary>
internal static class DeliveryWork
{
    public const string Publish = "posts.send";

    public const string ReadBack = "posts.read-back";

    public const string TakeDown = "posts.take-down";

    public static OutboxItem Item(string kind, Delivery delivery, DateTimeOffset due) => new()
    {
        Establishment = delivery.Establishment,
        Kind = kind,
        Subject = delivery.Id.Value,
        OrderingKey = delivery.Account.Value,
        DueAt = due,
    };
}
