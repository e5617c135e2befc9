using Countersign.Foundation.Audit;

namespace Countersign.Notifications.Model;

/// <summary>What is recorded of notifications. What is told goes with the act that it tells of and needs none of its own.</summary>
internal static class NotificationEvents
{
    public static readonly AuditEventKind Chosen = new(
        "notifications.chosen", "Notifications chosen", "somebody chose how soon they get e-mails about each kind of thing")
    {
        About = "person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind Read = new("notifications.read", "Notifications read", "somebody marked what was news to them as read")
    {
        About = "person",
        PersonalFields = ["about"],
    };
}
