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

    /// <summary>Notes that setting up is over where whoever is about to join is the second who signs. Saved by whoever saves that they join.</summary>
    public async Task NoteJoined(PersonId person, CancellationToken ct)
    {
        // The first administrator of all joins while no establishment is in view.
        if (!db.Tenant.Everywhere)
        {
            var around = await Look(ct);
            var joined = around.People.Select(other => other.Id == person ? other with { JoinedAt = around.Now } : other);
            await End(SecondPersonRules.HasTwoSigners(joined, around.IsPower, around.Now), around.Now, ct);
        }
    }

    /// <summary>To decide something. Where setting up turns out to be over, that is noted for good, and saved by whoever saves what is decided.</summary>
    public async Task<Around> Weigh(CancellationToken ct)
    {
        var around = await Look(ct);
        await End(!around.IsSetUp, around.Now, ct);
        return around;
    }

    private async Task End(bool isOver, DateTimeOffset now, CancellationToken ct)
    {
        if (isOver)
        {
            (await db.Set<Establishment>().FirstAsync(row => row.Id == db.Tenant.Here, ct)).SetUpEndedAt ??= now;
        }
    }
}
