using Countersign.Foundation.Audit;
using Countersign.Foundation.Keys;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Database;

// For whoever lost the key file.
internal sealed partial class KeysAtRest
{
    /// <summary>
    /// For whoever lost the key file: draws another, lets go of what nothing opens any more, and gives the record a new key, with an act in every record.
    /// People sign in again, and secrets that the lost keys protected have to be entered again.
    /// </summary>
    public async Task<Outcome<string>> Renew(CancellationToken ct)
    {
        var stored = await Stored(ct);
        if (Disagreement(stored) is null)
        {
            return new Refusal($"The key file {file.Path} opens this data, so nothing is lost. To close it with a new key: countersign keys rotate");
        }

        if (!file.IsThere)
        {
            file.Make();
        }

        if (file.Read() is not Outcome<WrappingKeys>.Done(var keys))
        {
            return ((Outcome<WrappingKeys>.Refused)file.Read()).Why;
        }

        foreach (var lost in stored.Where(key => !ClosedXml.Opens(keys, key.Xml)))
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "DataProtectionKeys" WHERE "Id" = {lost.Id}""", ct);
        }

        if (!AuditKey.Opens(settings, keys))
        {
            if (db.IsPostgreSql && await PreparedDatabase.CheckProof(db, ct) is { } unproved)
            {
                return new Refusal($"{unproved.Sentence}. After that run this command once more");
            }

            await RenewAuditKey(keys, ct);
        }

        return keys.Name;
    }

    private async Task RenewAuditKey(WrappingKeys keys, CancellationToken ct)
    {
        var (made, replaces) = AuditKey.Successor(settings);
        using (made)
        {
            // The acts first: where this is cut off in between, the next try says so again, with the key that then stays.
            var facts = new Dictionary<string, string> { ["command"] = "countersign keys renew", ["key"] = made.Name, ["replaces"] = replaces };
            var records = await db.ChainHeads.Select(head => head.Establishment).ToListAsync(ct);
            if (records.Count > 0)
            {
                await db.Save([.. records.Select(record => new AuditEvent(AuditKeyEvents.KeyRenewed, record, null, clock.GetUtcNow()) { Facts = facts })], ct);
            }

            made.Replace(settings, keys);
        }
    }
}
