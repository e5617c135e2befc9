namespace Countersign.SignIn.Sessions;

/// <summary>
/// One browser in which somebody is signed in. It stands on the server, so it can be ended from elsewhere. Which browser it
/// is stays unknown on purpose: the times are enough to recognise one's own.
/// </summary>
internal sealed class Session : ITenantOwned
{
    public static readonly TimeSpan AtMost = TimeSpan.FromHours(12);

    public static readonly TimeSpan IdleAtMost = TimeSpan.FromHours(2);

    /// <summary>How long a session lasts that began with the word of the school's own service, after its last word.</summary>
    public static readonly TimeSpan UnconfirmedAtMost = TimeSpan.FromHours(1);

    /// <summary>On a computer whose sign-in several people use.</summary>
    public static readonly TimeSpan SharedIdleAtMost = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Signed in with a password alone: nothing opens until a second step is set up.</summary>
    public bool LacksSecondStep { get; set; }

    /// <summary>Whoever signed in said that several people use this computer.</summary>
    public bool IsShared { get; init; }

    /// <summary>The school of their trust that they look into; null where they are at home.</summary>
    public EstablishmentId? At { get; set; }

    /// <summary>When the school's own service last stood for the person; null where it was not asked on the way in.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When they last showed who they are: on the way in, or again since. Null where that is not known.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < StartedAt + AtMost && now < SeenAt + (IsShared ? SharedIdleAtMost : IdleAtMost)
        && (ConfirmedAt is null || now < ConfirmedAt + UnconfirmedAtMost);
}
