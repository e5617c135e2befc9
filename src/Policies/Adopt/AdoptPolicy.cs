using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.PolicyLanguage.Parsing;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Adopt;

/// <summary>Puts a document in force for an establishment, as the version that its governors ratified.</summary>
public sealed class AdoptPolicy(CountersignDb db, IFileStore files, StartingPolicies starting, TimeProvider clock)
{
    /// <summary>Adopts one of the policies that come with the program. Adopting the same bytes twice changes nothing.</summary>
    public async Task<Outcome<int>> Adopt(EstablishmentId establishment, string name, PersonId? by, CancellationToken ct) =>
        starting.Find(name) is { } bytes ? await PutInForce(establishment, name, bytes, by, null, ct) : new Refusal("Select one of the policies on the list");

    /// <summary>Puts these bytes in force, with whatever else waits to be saved.</summary>
    /// <param name="facts">What the record keeps of the ratification; null where nobody said.</param>
    internal async Task<Outcome<int>> PutInForce(
        EstablishmentId establishment,
        string name,
        byte[] bytes,
        PersonId? by,
        IReadOnlyDictionary<string, string>? facts,
        CancellationToken ct)
    {
        var (document, problems) = PolicyReader.Read(name + ".md", bytes);
        if (document is null)
        {
            return new Refusal($"This document has an error and cannot be put in force: {problems[0]}");
        }

        var own = db.Set<PolicyVersion>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).Where(row => row.Establishment == establishment);
        var last = await own.OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        if (last?.Hash == document.Hash)
        {
            return last.Number;
        }

        await files.Put(bytes, ct);
        var version = new PolicyVersion
        {
            Establishment = establishment,
            Number = (last?.Number ?? 0) + 1,
            Title = document.Front.Title,
            Hash = document.Hash,
            InForceFrom = clock.GetUtcNow(),
            AdoptedBy = by,
        };
        db.Add(version);
        var act = new AuditEvent(PolicyEvents.Adopted, establishment, by, version.InForceFrom, version.Id) { Policy = document.Hash, Facts = facts };

        // Of two clicks at once the second finds the first one's version in force.
        return await db.TrySave(act, ct) ? version.Number : await PutInForce(establishment, name, bytes, by, facts, ct);
    }
}
