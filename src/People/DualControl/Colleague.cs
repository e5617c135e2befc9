namespace Countersign.People.DualControl;

/// <summary>Somebody at the establishment, or an administrator of the trust or federation above it, as far as changes of power need to know them.</summary>
internal sealed record Colleague(PersonId Id, string Name, IReadOnlyCollection<string> Roles)
{
    public DateTimeOffset? JoinedAt { get; init; }

    public DateTimeOffset? ConfirmsFrom { get; init; }

    public DateTimeOffset? ConfirmedUntil { get; init; }

    public DateTimeOffset? SignaturesRestSince { get; init; }

    public DateTimeOffset? SwitchedOffAt { get; init; }

    /// <summary>The first moment after their last day; null where none is set.</summary>
    public DateTimeOffset? GoneFrom { get; init; }

    public bool Holds(string role) => Roles.Contains(role, StringComparer.OrdinalIgnoreCase);

    public bool IsHere(DateTimeOffset now) => GoneFrom is null || now < GoneFrom;

    /// <summary>Whether they work here and can come in.</summary>
    public bool CanComeIn(DateTimeOffset now) => JoinedAt <= now && SwitchedOffAt is null && IsHere(now);
}
