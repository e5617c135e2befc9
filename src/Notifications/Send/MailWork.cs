using Countersign.Foundation.Outbox;

namespace Countersign.Notifications.Send;

/// <summary>What is left in the outbox for an e-mail: one person’s after the other, so that what comes together goes together.</summary>
internal static class MailWork
{
    public const string Kind = "notifications.mail";

    public static OutboxItem Item(Notification notification, DateTimeOffset due) => new()
    {
        Establishment = notification.Establishment,
        Kind = Kind,
        Subject = notification.Id,
        OrderingKey = notification.Person.Value,
        DueAt = due,
    };
}
