using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>The accounts at the school's own sign-in service that are known to be somebody's.</summary>
internal sealed class ProviderLinks(CountersignDb db, OpenSessions sessions, TimeProvider clock)
{
    public Task<List<ProviderLink>> Of(PersonId person, CancellationToken ct) => db.Set<ProviderLink>().Where(link => link.Person == person).ToListAsync(ct);

    /// <summary>Forgets them, and that one of them was switched off. Whoever came in by one is out.</summary>
    public async Task LetGo(PersonId person, Me by, CancellationToken ct)
    {
        var links = await Of(person, ct);
        if (links.Count == 0)
        {
            return;
        }

        db.RemoveRange(links);
        var now = clock.GetUtcNow();
        foreach (var session in await sessions.Of(person, ct))
        {
            session.EndedAt = now;
        }

        await SignInNews.Tell(db, links[0].Establishment, person, SignInChange.ServiceLetGo, now, ct);
        await db.Save(new AuditEvent(ProviderEvents.LetGo, by.Establishment, by.Id, now, person.Value), ct);
    }
}
