namespace Countersign.Notifications.Model;

/// <summary>How soon somebody wants an e-mail about one kind of thing; where they chose nothing, at once.</summary>
internal sealed class NotificationChoice : ITenantOwned
{
    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    /// <summary>The name of the <see cref="NotificationKind"/>.</summary>
    public required string Kind { get; init; }

    public Frequency Frequency { get; set; }
}
