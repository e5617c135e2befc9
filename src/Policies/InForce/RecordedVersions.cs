using System.Runtime.CompilerServices;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Policies.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.InForce;

/// <summary>Meets the versions of the policy with the acts that put them in force.</summary>
internal sealed class RecordedVersions(CountersignDb db) : IRecordedState
{
    public async IAsyncEnumerable<AuditFinding> Differs(EstablishmentId school, [EnumeratorCancellation] CancellationToken ct)
    {
        var told = new Dictionary<Guid, (string? Hash, int Number)>();
        await foreach (var act in db.Recorded(school, [PolicyEvents.Adopted], ct))
        {
            told[act.About[0]] = (act.Policy, told.Count + 1);
        }

        foreach (var row in await db.AcrossEstablishments<PolicyVersion>().AsNoTracking()
            .Where(row => row.Establishment == school).OrderBy(row => row.Number).ToListAsync(ct))
        {
            if (!told.Remove(row.Id, out var adopted))
            {
                yield return AuditFinding.Of(school, row.Id, $"version {row.Number} of the policy was put in force by no act");
            }
            else if (adopted.Number != row.Number || (adopted.Hash ?? row.Hash) != row.Hash)
            {
                var sentence = $"version {row.Number} of the policy is another document than the one that was put in force, or stands in another place";
                yield return AuditFinding.Of(school, row.Id, sentence);
            }
        }

        foreach (var gone in told)
        {
            yield return AuditFinding.Of(school, gone.Key, $"version {gone.Value.Number} of the policy is in the record and no longer among the versions");
        }
    }
}
