using System.Security.Cryptography;
using System.Text.Json;

namespace Countersign.People.StaffList;

/// <summary>What it is and what it would be.</summary>
internal sealed record Difference<T>(T Before, T After);

/// <summary>Somebody new.</summary>
internal sealed record Joiner(string Name, string Address, IReadOnlyList<string> Roles, DateOnly? LastDay);

/// <summary>Somebody whom the school knows and of whom the list says something else. Who had left and is on the list again comes back by it.</summary>
internal sealed record StaffChange(PersonId Person, string Name)
{
    public Difference<string>? NewName { get; init; }

    public Difference<IReadOnlyList<string>>? Roles { get; init; }

    public Difference<DateOnly?>? LastDay { get; init; }

    public bool ComesBack { get; init; }

    public bool IsEmpty => NewName is null && Roles is null && LastDay is null;

    /// <summary>Whether they go, or go sooner than is known.</summary>
    public bool EndsSooner => !ComesBack && LastDay is { After: not null } day && (day.Before is null || day.After < day.Before);
}

/// <summary>Somebody who works here and is not on the list. A last day that is set already may come sooner, never later.</summary>
internal sealed record Leaver(PersonId Person, string Name, string Address, DateOnly? LastDay);

/// <summary>Somebody new who bears the name of somebody known: one person or two, which a person has to say.</summary>
internal sealed record PerhapsTheSame(Joiner Joiner, PersonId Known, string? KnownAddress);

/// <summary>Something that the list asks for and that is not done, and why.</summary>
internal sealed record NotDone(string Name, string Why);

/// <summary>What a staff list would change. Everybody who works here is in one of: changes, leavers, or those who stay as they are.</summary>
internal sealed record StaffPlan
{
    public required DateOnly Today { get; init; }

    public IReadOnlyList<Joiner> Joiners { get; init; } = [];

    public IReadOnlyList<StaffChange> Changes { get; init; } = [];

    public IReadOnlyList<Leaver> Leavers { get; init; } = [];

    public IReadOnlyList<PerhapsTheSame> Questions { get; init; } = [];

    public IReadOnlyList<NotDone> NotDone { get; init; } = [];

    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Roles that the list would give and that neither every school has nor the policy in force names.</summary>
    public IReadOnlyList<string> UnknownRoles { get; init; } = [];

    /// <summary>How many work here today.</summary>
    public int Here { get; init; }

    /// <summary>Lines of accounts that are switched off, and of people whose last day is over: as if they were not there.</summary>
    public int CountsAsAbsent { get; init; }

    public int Unchanged => Here - Leavers.Count - Changes.Count(change => !change.ComesBack);

    public bool IsEmpty => Joiners.Count + Changes.Count + Leavers.Count + Questions.Count == 0;

    /// <summary>More than a quarter would go: rather a wrong file than a wave of leavers, so nobody is ticked.</summary>
    public bool EmptiesTheSchool => (Leavers.Count + Changes.Count(change => change.EndsSooner)) * 4 > Here;

    /// <summary>The lines that are ticked before anybody looked, by address or person.</summary>
    public IEnumerable<string> TickedAtFirst() =>
    [
        .. Joiners.Select(joiner => joiner.Address),
        .. Changes.Where(change => !change.ComesBack && !(EmptiesTheSchool && change.EndsSooner)).Select(change => change.Person.ToString()),
        .. EmptiesTheSchool ? [] : Leavers.Select(leaver => leaver.Person.ToString()),
    ];

    /// <summary>Tells whether what is about to be done is what was shown.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}
