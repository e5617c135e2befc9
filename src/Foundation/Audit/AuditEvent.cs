namespace Countersign.Foundation.Audit;

/// <summary>
/// What somebody did: saved in the same transaction as the change it explains, chained per establishment, never edited.
/// Every kind is declared by its module and listed in docs/audit-record.md.
/// </summary>
/// <param name="Kind">What was done.</param>
/// <param name="Establishment">Whose record it stands in.</param>
/// <param name="By">Who did it; null where the program itself did (a schedule, the command line).</param>
/// <param name="At">When.</param>
/// <param name="About">The ids of the things and people it is about.</param>
public sealed record AuditEvent(AuditEventKind Kind, EstablishmentId Establishment, PersonId? By, DateTimeOffset At, params IReadOnlyList<Guid> About)
{
    /// <summary>The reason a person gave.</summary>
    public string? Why { get; init; }

    /// <summary>The clause of the policy it was done under.</summary>
    public string? Clause { get; init; }

    /// <summary>The hash of the policy document that was in force.</summary>
    public string? Policy { get; init; }

    /// <summary>Further facts worth keeping, such as a fingerprint. No free text about people.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; init; }
}
