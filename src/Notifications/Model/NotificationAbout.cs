namespace Countersign.Notifications.Model;

/// <summary>What a notification is about.</summary>
/// <param name="Subject">The id of the thing, by which the notification ends when the thing is done.</param>
/// <param name="Address">The page on which it is done or read. It carries ids alone.</param>
/// <param name="Due">When it has to be done, where there is such a time.</param>
public sealed record NotificationAbout(Guid Subject, string Address, DateTimeOffset? Due = null);
