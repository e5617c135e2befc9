namespace Countersign.People.Model;

/// <summary>That a pupil list took the place of the one before, or that this was taken back. Who did it says the act about it.</summary>
internal sealed class RosterChange : ITenantOwned
{
    public RosterChangeId Id { get; init; } = RosterChangeId.New();

    public EstablishmentId Establishment { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How many pupils are on the list since then, and how many joined it, left it and are called otherwise by it.</summary>
    public int Pupils { get; init; }

    public int Joined { get; init; }

    public int Left { get; init; }

    public int Renamed { get; init; }

    /// <summary>It took the change before it back.</summary>
    public bool IsUndo { get; init; }

    /// <summary>
    /// The list before it, so that it can be taken back; null where it was, or where another change came since, or a month has gone: it holds pupils who
    /// have left.
    /// </summary>
    public string? Before { get; set; }
}

/// <summary>One change of the pupil list.</summary>
internal readonly record struct RosterChangeId(Guid Value) : IId<RosterChangeId>
{
    public static RosterChangeId From(Guid value) => new(value);

    public static RosterChangeId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, IFormatProvider? provider, out RosterChangeId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}
