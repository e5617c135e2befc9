using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Stop;

/// <summary>Reads what is stopped for the establishment in view: by itself, and by the trust or federation above it.</summary>
internal sealed class Stops(CountersignDb db, Schools schools)
{
    /// <summary>Read afresh at each call: whoever stops it means this very moment. A federation may stand under a trust, which stops it too.</summary>
    public async Task<IReadOnlyList<PublishingStop>> Now(CancellationToken ct)
    {
        var (here, above) = (db.Tenant.Here, (await schools.FindHere(ct))?.Parent);
        var top = schools.ParentOf(above);
        return await db.AcrossEstablishments<PublishingStop>().AsNoTracking()
            .Where(stop => (stop.Establishment == here || stop.Establishment == above || top.Contains(stop.Establishment)) && stop.LiftedAt == null)
            .OrderBy(stop => stop.Id).ToListAsync(ct);
    }

    /// <summary>Whether nothing may go out to this account now.</summary>
    public async Task<bool> Hold(SchoolAccountId account, CancellationToken ct) => (await Now(ct)).Any(stop => stop.Account is null || stop.Account == account);
}
