using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.PolicyLanguage.Parsing;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Adopt;

/// <summary>Puts a document in force for an establishment, as the version that its governors ratified.</summary>
public sealed class AdoptPolicy
{
    private readonly CountersignDb db;
    private readonly IFileStore files;
    private readonly StartingPolicies starting;
    private readonly Ratifications ratifications;
    private readonly TimeProvider clock;

    internal AdoptPolicy(CountersignDb db, IFileStore files, StartingPolicies starting, Ratifications ratifications, TimeProvider clock) =>
        (this.db, this.files, this.starting, this.ratifications, this.clock) = (db, files, starting, ratifications, clock);

    /// <summary>
    /// Adopts one of the policies that come with the program, to start from: nobody has ratified it yet. Adopting the same bytes twice changes nothing.
    /// </summary>
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
        var noted = await Note(new Ratified(establishment, name, bytes, by, facts), ct);
        if (noted is not Outcome<VersionNoted>.Done(var version))
        {
            return ((Outcome<VersionNoted>.Refused)noted).Why;
        }

        // Of two clicks at once the second finds the first one's version in force.
        return version.Act is not { } act || await db.TrySave(act, ct) ? version.Number : await PutInForce(establishment, name, bytes, by, facts, ct);
    }

    /// <summary>
    /// Notes the version, for whoever saves it with more; no act where these very bytes are in force already. What was only started from is noted anew once it
    /// is ratified.
    /// </summary>
    internal async Task<Outcome<VersionNoted>> Note(Ratified ratified, CancellationToken ct)
    {
        var (document, problems) = PolicyReader.Read(ratified.Name + ".md", ratified.Bytes);
        if (document is null)
        {
            return new Refusal($"This document has an error and cannot be put in force: {problems[0]}");
        }

        var own = db.AcrossEstablishments<PolicyVersion>().Where(row => row.Establishment == ratified.Establishment);
        var last = await own.OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        if (last?.Hash == document.Hash
            && (RatificationNote.Read(ratified.Facts) is null || await ratifications.Of(ratified.Establishment, last.Number, ct) is not null))
        {
            return new VersionNoted(last.Number, null);
        }

        await files.Put(ratified.Bytes, ct);
        var version = new PolicyVersion
        {
            Establishment = ratified.Establishment,
            Number = (last?.Number ?? 0) + 1,
            Title = document.Front.Title,
            Hash = document.Hash,
            InForceFrom = clock.GetUtcNow(),
            AdoptedBy = ratified.By,
        };
        db.Add(version);
        return new VersionNoted(version.Number, new AuditEvent(PolicyEvents.Adopted, ratified.Establishment, ratified.By, version.InForceFrom, version.Id)
        {
            Policy = document.Hash,
            Facts = ratified.Facts,
        });
    }
}

/// <summary>A document that governors ratified, and what the record keeps of that.</summary>
internal sealed record Ratified(EstablishmentId Establishment, string Name, byte[] Bytes, PersonId? By, IReadOnlyDictionary<string, string>? Facts);

/// <summary>The number of the version that is in force once it is saved, and the act to save it with.</summary>
internal sealed record VersionNoted(int Number, AuditEvent? Act);
