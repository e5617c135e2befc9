using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Countersign.People.Pupils;

/// <summary>A change of the pupil list as its page shows it.</summary>
internal sealed record RosterEntry(RosterChangeId Id, string When, string Who, string What, bool CanBeTakenBack);

/// <summary>How old the pupil list is, and what became of it lately.</summary>
internal sealed class RosterHistory(CountersignDb db, Schools schools, Staff staff, TimeProvider clock)
{
    private const int Shown = 5;

    /// <summary>The last few changes, the newest first.</summary>
    public async Task<IReadOnlyList<RosterEntry>> Last(CancellationToken ct)
    {
        var changes = await db.Set<RosterChange>().AsNoTracking().OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Shown).ToListAsync(ct);
        var time = (await schools.Here(ct)).Time;
        var by = await db.WhoDid([.. changes.Select(change => change.Id.Value)], ct);
        var names = await staff.NamesOf([.. by.Values.Distinct()], ct);
        return [.. changes.Select((change, place) => new RosterEntry(
            change.Id,
            time.Read(change.At),
            by.TryGetValue(change.Id.Value, out var person) ? names.GetValueOrDefault(person, "somebody who has left") : "the program",
            RosterWords.Done(change),
            change.Before is not null && place == 0))];
    }

    /// <summary>How long ago the list was last brought, in words; null where that was never.</summary>
    public async Task<string?> Age(CancellationToken ct)
    {
        if (await staff.RosterBroughtAt(ct) is not { } last)
        {
            return null;
        }

        var time = (await schools.Here(ct)).Time;
        var days = time.Today(clock.GetUtcNow()).DayNumber - time.Today(last).DayNumber;
        return days == 0 ? "today" : days == 1 ? "yesterday" : $"{days} days ago, on {time.Day(last)}";
    }
}

/// <summary>Forgets the lists before the last ones after a month: they hold pupils who have left, and nobody takes such a change back any more.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetRosters(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        db.Tenant.StandEverywhere();
        await Forget(db, clock.GetUtcNow(), cancellationToken);
    }

    internal static Task<int> Forget(CountersignDb db, DateTimeOffset now, CancellationToken ct)
    {
        var old = now - Kept;
        return db.Set<RosterChange>().Where(row => row.Before != null && row.At < old)
            .ExecuteUpdateAsync(rows => rows.SetProperty(row => row.Before, static _ => null), ct);
    }
}
