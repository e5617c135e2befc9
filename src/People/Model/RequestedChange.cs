namespace Countersign.People.Model;

/// <summary>A change of power as somebody asks for it, and later as it is confirmed.</summary>
/// <param name="Kind">The name of the <c>IPendingChangeKind</c> that makes it.</param>
/// <param name="Subject">What it changes: of one kind and subject one change waits at a time.</param>
/// <param name="Details">What exactly, in the kind's own words for itself. Nothing personal but ids.</param>
public sealed record RequestedChange(string Kind, EstablishmentId Establishment, Guid Subject, string Details)
{
    /// <summary>For its acts to name; new where it counts at once.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Null where whoever runs the program asked, on the machine itself.</summary>
    public PersonId? AskedBy { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Whom it is about.</summary>
    public IReadOnlyList<PersonId> Concerns { get; init; } = [];

    /// <summary>Who gains by it, and so never confirms it.</summary>
    public IReadOnlyList<PersonId> Gains { get; init; } = [];

    /// <summary>Whether it counts already.</summary>
    public bool Counts { get; init; }

    /// <summary>From when it counts if nobody stops it; null where it counts already, or waits for a person alone.</summary>
    public DateTimeOffset? CountsFrom { get; init; }

    /// <summary>It counts because its time was over, and no second person has confirmed it.</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>What happens next, in a sentence that names nobody.</summary>
    public string Next(SchoolTime time) => (Counts, CountsFrom) switch
    {
        (true, _) => "It counts from now on.",
        (_, { } from) => $"Nobody else can confirm it yet, so it counts from {time.Read(from)}. Until then anybody who signs can stop it.",
        _ => "It takes two people: another administrator, the headteacher or the chair of governors confirms it, and then it counts.",
    };
}
