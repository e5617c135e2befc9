using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.SecondHalf;

/// <summary>On the home page of whoever holds the second half of an invitation: that it has to be made, and later that it can be made again.</summary>
internal sealed class SecondHalfWork(CountersignDb db, Me me, Staff staff, TimeProvider clock) : IWork
{
    private List<Invitation>? held;

    public Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct) =>
        Items(made: false, "Invited on paper. You hold the second half: give it to them in person", ct);

    public Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct) =>
        Items(made: true, "You made the second half of their invitation. It waits for them to join", ct);

    private async Task<IReadOnlyList<WorkItem>> Items(bool made, string what, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        held ??= await db.Set<Invitation>().AsNoTracking().Where(row => row.Holder == me.Id && row.UsedAt == null && row.ExpiresAt > now).ToListAsync(ct);
        var these = held.Where(row => row.SecondHash is not null == made).ToList();
        if (these.Count == 0)
        {
            return [];
        }

        var names = await staff.NamesOf([.. these.Select(row => row.Person)], ct);
        return [.. these.Where(row => names.ContainsKey(row.Person))
            .Select(row => new WorkItem(names[row.Person], what, SignInLinks.SecondHalf(row.Id), Due: row.ExpiresAt))];
    }
}
