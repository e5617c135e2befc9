using Countersign.Approvals.Model;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Approvals.Sign;

/// <summary>Keeps what people signed, and reads it. A signature is saved by whoever saves the act that tells of it.</summary>
public sealed class Countersignatures(CountersignDb db)
{
    /// <summary>Everything that was ever signed about these, in one query, by what was signed.</summary>
    public async Task<ILookup<Guid, Countersignature>> About(ApprovalKind kind, IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        (await db.Set<StoredCountersignature>().AsNoTracking()
            .Where(row => row.SubjectKind == kind.Name && subjects.Contains(row.Subject)).OrderBy(row => row.Id).ToListAsync(ct))
        .ToLookup(row => row.Subject, row => row.Read());

    /// <summary>What this person ever signed of a kind, wherever it was.</summary>
    public async Task<IReadOnlyList<Guid>> SignedBy(ApprovalKind kind, PersonId person, CancellationToken ct) =>
        await db.Set<StoredCountersignature>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly])
            .Where(row => row.SubjectKind == kind.Name && row.Person == person)
            .Select(row => row.Subject).Distinct().ToListAsync(ct);

    /// <summary>Keeps a signature with the next save.</summary>
    public void Add(ApprovalSubject subject, Countersignature signature) => db.Add(StoredCountersignature.Of(subject, signature));
}
