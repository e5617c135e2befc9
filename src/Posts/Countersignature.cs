using Countersign.Foundation.Database;

namespace Countersign.Posts;

internal enum StepKind
{
    /// <summary>A colleague looks whether it is right.</summary>
    Check,

    /// <summary>Somebody in authority agrees to it.</summary>
    Approve,

    /// <summary>One of those whom the policy lets run the account puts it out.</summary>
    Release,
}

/// <summary>
/// One person's name under one step, bound to the fingerprint of exactly what they saw. It is never changed or deleted:
/// when the post changes its fingerprint changes, and this stands for the old one only.
/// </summary>
internal sealed class Countersignature : IBelong
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>The step of the policy's procedure, from 1.</summary>
    public int Step { get; init; }

    public StepKind Kind { get; init; }

    /// <summary>The role in which they signed; null for a colleague's check.</summary>
    public string? Role { get; init; }

    public PersonId Person { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The numbers of the checklist lines they confirmed, separated by spaces; all lines under the policy of the fingerprint.</summary>
    public string Confirmed { get; init; } = "";
}
