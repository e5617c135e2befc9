namespace Countersign.Notifications.Model;

/// <summary>One thing that one person is told. It says where it is, never what it says there.</summary>
internal sealed class Notification : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    /// <summary>The name of its <see cref="NotificationKind"/>.</summary>
    public required string Kind { get; init; }

    public Guid Subject { get; init; }

    public required string Address { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When it has to be done; null where there is no such time.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>So many people are told that an e-mail to each at once would be noise.</summary>
    public bool IsToMany { get; init; }

    /// <summary>When a mail server took the e-mail about it; null where none has.</summary>
    public DateTimeOffset? MailedAt { get; private set; }

    /// <summary>When it stopped mattering: it was done, by whoever did it, or read. Null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
