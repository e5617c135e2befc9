namespace Countersign.Notifications.Model;

/// <summary>The addresses of notifications. A test follows each of them.</summary>
internal static class NotificationLinks
{
    public const string Mine = "/notifications";

    public const string Choices = "/notifications/choices";
}
