using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.SignIn.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers;

/// <summary>Who was switched off at the school's own service: nothing lets them in until it stands for them again.</summary>
internal sealed class SwitchedOffThere(CountersignDb db) : ISignInState
{
    public async Task<IReadOnlyDictionary<PersonId, DateTimeOffset>> SwitchedOff(CancellationToken ct)
    {
        var links = await db.Set<ProviderLink>().AsNoTracking().Where(link => link.RefusedAt != null)
            .Select(link => new { link.Person, link.RefusedAt }).ToListAsync(ct);
        return links.GroupBy(link => link.Person).ToDictionary(person => person.Key, person => person.Min(link => link.RefusedAt!.Value));
    }
}
