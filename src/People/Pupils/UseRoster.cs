using System.Globalization;
using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Pupils;

/// <summary>Puts a list of pupils in the place of the one before, at once or not at all, and takes the last such change back.</summary>
internal sealed class UseRoster(Me me, CountersignDb db, TimeProvider clock)
{
    private static readonly Refusal Otherwise = new("The pupils here have changed since you looked, so nothing was saved. This is what would change now");

    private static readonly Refusal NotWhole = new("Confirm that the list is whole, or bring one that is");

    private static readonly Refusal NotLast = new("This change can no longer be taken back: another came after it, or it was taken back already");

    public Task<int> Count(CancellationToken ct) => db.Set<Pupil>().CountAsync(ct);

    /// <summary>What the list would change as things stand.</summary>
    public async Task<RosterPlan> Plan(PupilList list, CancellationToken ct) =>
        RosterPlan.Between([.. (await Now(ct)).Select(pupil => new ListedPupil(pupil.Id, pupil.Names))], list.Pupils);

    /// <param name="fingerprint">Of the plan that was shown: nobody confirmed another.</param>
    /// <param name="isWhole">Somebody said so, which it takes where many would go.</param>
    public async Task<Outcome<RosterPlan>> Use(PupilList list, string? fingerprint, bool isWhole, CancellationToken ct)
    {
        await using var alone = await db.Alone(me.Establishment, ct);
        var now = await Now(ct);
        var plan = RosterPlan.Between([.. now.Select(pupil => new ListedPupil(pupil.Id, pupil.Names))], list.Pupils);
        if (plan.Fingerprint() != fingerprint || (plan.EmptiesTheSchool && !isWhole))
        {
            return plan.Fingerprint() != fingerprint ? Otherwise : NotWhole;
        }

        var before = JsonSerializer.Serialize(now.Select(Kept.Of));
        var left = plan.Left.Select(pupil => pupil.Id).ToHashSet();
        db.RemoveRange(now.Where(pupil => left.Contains(pupil.Id)));
        db.AddRange(plan.Joined.Select(names => Kept.Pupil(me.Establishment, PupilId.New(), names)));
        var after = plan.Renamed.ToDictionary(renamed => renamed.Id, renamed => renamed.After);
        foreach (var pupil in now.Where(pupil => after.ContainsKey(pupil.Id)))
        {
            pupil.Names = after[pupil.Id];
        }

        await Save(PeopleEvents.RosterReplaced, plan, before, ct);
        await alone.CommitAsync(ct);
        return plan;
    }

    /// <summary>Whoever left by that change is there again, with the id they had; whoever joined by it is not.</summary>
    public async Task<Outcome<RosterPlan>> Undo(RosterChangeId change, CancellationToken ct)
    {
        await using var alone = await db.Alone(me.Establishment, ct);
        var last = await db.Set<RosterChange>().OrderByDescending(row => row.At).ThenByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        if (last is not { Before: { } kept } || last.Id != change)
        {
            return NotLast;
        }

        var before = JsonSerializer.Deserialize<List<Kept>>(kept)!.ToDictionary(pupil => PupilId.From(pupil.Id));
        var now = await Now(ct);
        var here = now.ToDictionary(pupil => pupil.Id);
        var leave = now.Where(pupil => !before.ContainsKey(pupil.Id)).ToList();
        var joined = before.Where(pupil => !here.ContainsKey(pupil.Key)).ToList();
        var renamed = now.Where(pupil => before.TryGetValue(pupil.Id, out var was) && was.Names != pupil.Names).ToList();
        var plan = new RosterPlan(
            [.. joined.Select(pupil => pupil.Value.Names)],
            [.. leave.Select(pupil => new ListedPupil(pupil.Id, pupil.Names))],
            [.. renamed.Select(pupil => new RenamedPupil(pupil.Id, pupil.Names, before[pupil.Id].Names))],
            before.Count,
            now.Count);
        db.RemoveRange(leave);
        db.AddRange(joined.Select(pupil => Kept.Pupil(me.Establishment, pupil.Key, pupil.Value.Names)));
        renamed.ForEach(pupil => pupil.Names = before[pupil.Id].Names);
        await Save(PeopleEvents.RosterTakenBack, plan, null, ct);
        await alone.CommitAsync(ct);
        return plan;
    }

    private async Task<List<Pupil>> Now(CancellationToken ct) => await db.Set<Pupil>().OrderBy(pupil => pupil.Id).ToListAsync(ct);

    private async Task Save(AuditEventKind kind, RosterPlan plan, string? before, CancellationToken ct)
    {
        // Only the last change can be taken back, and what that takes holds pupils who have left.
        foreach (var earlier in await db.Set<RosterChange>().Where(row => row.Before != null).ToListAsync(ct))
        {
            earlier.Before = null;
        }

        var now = clock.GetUtcNow();
        var change = new RosterChange
        {
            Establishment = me.Establishment,
            At = now,
            Pupils = plan.Pupils,
            Joined = plan.Joined.Count,
            Left = plan.Left.Count,
            Renamed = plan.Renamed.Count,
            IsUndo = kind == PeopleEvents.RosterTakenBack,
            Before = before,
        };
        db.Add(change);
        await db.Save(new AuditEvent(kind, me.Establishment, me.Id, now, me.Establishment.Value, change.Id.Value) { Facts = Counts(change) }, ct);
    }

    private static Dictionary<string, string> Counts(RosterChange change) => new (string What, int Count)[]
    {
        ("pupils", change.Pupils), ("joined", change.Joined), ("left", change.Left), ("renamed", change.Renamed),
    }.ToDictionary(count => count.What, count => count.Count.ToString(CultureInfo.InvariantCulture));

    /// <summary>A pupil as the list before is kept.</summary>
    private sealed record Kept(Guid Id, PupilNames Names)
    {
        public static Kept Of(Pupil pupil) => new(pupil.Id.Value, pupil.Names);

        public static Pupil Pupil(EstablishmentId school, PupilId id, PupilNames names) => new()
        {
            Id = id,
            Establishment = school,
            FirstName = names.FirstName,
            Names = names,
        };
    }
}
