using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Approvals.Model;

/// <summary>A countersignature as it is kept. It is never changed or deleted: what was signed changes, and with it the fingerprint.</summary>
internal sealed class StoredCountersignature : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What was signed; its kind is <see cref="SubjectKind"/>.</summary>
    public Guid Subject { get; init; }

    public required string SubjectKind { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>The place in the plan, from 1.</summary>
    public int Step { get; init; }

    public SigningAct Kind { get; init; }

    public string? Role { get; init; }

    public PersonId Person { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The numbers of the lines they confirmed, separated by spaces.</summary>
    public string Confirmed { get; init; } = "";

    /// <summary>As <see cref="Countersignature.After"/>.</summary>
    public string? After { get; init; }

    /// <summary>As <see cref="Countersignature.Again"/>.</summary>
    public int Again { get; init; }

    public static StoredCountersignature Of(ApprovalSubject subject, Countersignature signature) => new()
    {
        Subject = subject.Id,
        SubjectKind = subject.Kind.Name,
        Establishment = subject.Establishment,
        Step = signature.Number,
        Kind = signature.Act,
        Role = signature.Role,
        Person = signature.Person,
        At = signature.At,
        Fingerprint = signature.Fingerprint,
        Confirmed = string.Join(' ', signature.Confirmed),
        After = signature.After,
        Again = signature.Again,
    };

    public Countersignature Read() => new(
        Step,
        Kind,
        Role,
        Person,
        At,
        Fingerprint,
        [.. Confirmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture))])
    {
        After = After,
        Again = Again,
    };
}
