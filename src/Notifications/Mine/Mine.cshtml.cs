using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Notifications.Mine;

/// <summary>What somebody is told, as they read it.</summary>
internal sealed record ShownNotification(Guid Id, string Text, string Address, DateTimeOffset At, DateTimeOffset? Due, bool Waits);

/// <summary>What whoever is signed in is told: what waits for them, and what is news until they have read it.</summary>
internal sealed class MineModel(CountersignDb db, IEnumerable<NotificationKind> kinds, Me me, Schools schools, TimeProvider clock) : PageModel
{
    private const int MostShown = 100;

    public IReadOnlyList<ShownNotification> Waiting { get; private set; } = [];

    public IReadOnlyList<ShownNotification> News { get; private set; } = [];

    public SchoolTime Time { get; private set; } = SchoolTime.Usual;

    public async Task OnGet(CancellationToken ct)
    {
        Time = (await schools.FindHere(ct))?.Time ?? SchoolTime.Usual;
        var known = kinds.ToDictionary(kind => kind.Name);
        var open = await db.Set<Notification>().AsNoTracking().Where(row => row.Person == me.Id && row.EndedAt == null)
            .OrderByDescending(row => row.Id).Take(MostShown).ToListAsync(ct);
        var shown = open.Where(row => known.ContainsKey(row.Kind))
            .Select(row => new ShownNotification(row.Id, known[row.Kind].Text, row.Address, row.At, row.Due, known[row.Kind].Waits)).ToList();
        Waiting = [.. shown.Where(one => one.Waits).OrderBy(one => one.Due ?? DateTimeOffset.MaxValue).ThenBy(one => one.At)];
        News = [.. shown.Where(one => !one.Waits)];
    }

    /// <summary>News that was read is gone; what waits stays until it is done. What came after the page was opened stays too.</summary>
    public async Task<IActionResult> OnPostRead(DateTimeOffset shownAt, CancellationToken ct)
    {
        var waiting = kinds.Where(kind => kind.Waits).Select(kind => kind.Name).ToList();
        var read = await db.Set<Notification>().Where(row => row.Person == me.Id && row.EndedAt == null && !waiting.Contains(row.Kind) && row.At <= shownAt)
            .ToListAsync(ct);
        if (read.Count > 0)
        {
            read.ForEach(row => row.End(clock.GetUtcNow()));
            await db.Save(new AuditEvent(NotificationEvents.Read, me.Establishment, me.Id, clock.GetUtcNow(), me.Id.Value), ct);
        }

        return this.Done(NotificationLinks.Mine, "The news is marked as read");
    }

    public DateTimeOffset Now => clock.GetUtcNow();
}
