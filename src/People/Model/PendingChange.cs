namespace Countersign.People.Model;

internal enum PendingChangeState
{
    Waiting,

    /// <summary>A second person confirmed it, and it counts.</summary>
    Confirmed,

    /// <summary>Nobody could have confirmed it, nobody stopped it, and it counts.</summary>
    Counted,

    Stopped,

    /// <summary>When it was to count it no longer could: whoever asked or whom it was about is gone, or something else had changed.</summary>
    Lapsed,
}

/// <summary>A change of power that somebody asked for and that waits for a second person.</summary>
internal sealed class PendingChange : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public required string Kind { get; init; }

    /// <summary>What it changes, by the kind's own id: one change of a kind and subject waits at a time.</summary>
    public Guid Subject { get; init; }

    /// <summary>What exactly, as the kind writes it down.</summary>
    public required string Details { get; init; }

    /// <summary>Who asked; null where whoever runs the program did, on the machine itself.</summary>
    public PersonId? AskedBy { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Whose page shows it, as ids with spaces between them.</summary>
    public required string Concerns { get; init; }

    /// <summary>Who gains by it and so never confirms it.</summary>
    public required string Gains { get; init; }

    /// <summary>From when it counts if nobody stops it; null where it waits for a person alone.</summary>
    public DateTimeOffset? CountsFrom { get; init; }

    public PendingChangeState State { get; private set; }

    public PersonId? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Kind and subject while it waits; the database lets one of them stand.</summary>
    public string? Waits { get; private set; }

    public int Version { get; private set; }

    public static PendingChange From(RequestedChange asked, DateTimeOffset now, DateTimeOffset? countsFrom) => new()
    {
        Id = asked.Id,
        Establishment = asked.Establishment,
        Kind = asked.Kind,
        Subject = asked.Subject,
        Details = asked.Details,
        AskedBy = asked.AskedBy,
        AskedAt = now,
        Concerns = string.Join(' ', asked.Concerns),
        Gains = string.Join(' ', asked.Gains),
        CountsFrom = countsFrom,
        Waits = KeyOf(asked.Kind, asked.Subject),
    };

    public static string KeyOf(string kind, Guid subject) => $"{kind} {subject}";

    public void End(PendingChangeState state, PersonId? by, DateTimeOffset now)
    {
        (State, EndedBy, EndedAt, Waits) = (state, by, now, null);
        Version++;
    }

    public RequestedChange Read() => new(Kind, Establishment, Subject, Details)
    {
        Id = Id,
        AskedBy = AskedBy,
        AskedAt = AskedAt,
        CountsFrom = CountsFrom,
        Concerns = People(Concerns),
        Gains = People(Gains),
    };

    private static IReadOnlyList<PersonId> People(string ids) =>
        [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new PersonId(Guid.Parse(id)))];
}
