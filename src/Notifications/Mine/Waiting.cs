using Countersign.Foundation.Database;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Notifications.Mine;

/// <summary>How many things are told to whoever is signed in and stand still.</summary>
internal sealed class Waiting(CountersignDb db, Me me)
{
    public Task<int> Count(CancellationToken ct) => db.Set<Notification>().CountAsync(row => row.Person == me.Id && row.EndedAt == null, ct);
}
