using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>The role words to offer: those every school has, and those in use here.</summary>
internal sealed class KnownRoles(CountersignDb db)
{
    public async Task<IReadOnlyList<string>> Here(CancellationToken ct) =>
        [.. RoleWords.Everywhere.Union(await db.Set<RoleHeld>().Select(held => held.Role).Distinct().OrderBy(role => role).ToListAsync(ct))];
}
