using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.DualControl;

/// <summary>Looks at who is there at the establishment in view.</summary>
internal sealed class SecondPersons(CountersignDb db, Colleagues colleagues, PowerRoles power, CountersignSettings settings, TimeProvider clock)
{
    /// <summary>To show how things stand.</summary>
    public async Task<Around> Look(CancellationToken ct)
    {
        var (now, people, isPower) = (clock.GetUtcNow(), await colleagues.Here(ct), await power.Here(ct));
        var ended = await db.Set<Establishment>().AnyAsync(school => school.Id == db.Tenant.Here && school.SetUpEndedAt != null, ct);
        return new Around(people, isPower, !ended && !SecondPersonRules.HasTwoSigners(people, isPower, now), now, settings.PowerWait);
    }

    /// <summary>To decide something. Where setting up turns out to be over, that is noted for good, and saved by whoever saves what is decided.</summary>
    public async Task<Around> Weigh(CancellationToken ct)
    {
        var around = await Look(ct);
        var school = await db.Set<Establishment>().FirstAsync(row => row.Id == db.Tenant.Here, ct);
        school.SetUpEndedAt ??= around.IsSetUp ? null : around.Now;
        return around;
    }
}
