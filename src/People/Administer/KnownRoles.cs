using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>The role words to offer: those every school has, those that the policy in force names, and those held here.</summary>
internal sealed class KnownRoles(CountersignDb db, IEnumerable<IRolesNamed> named)
{
    public async Task<IReadOnlyList<string>> Here(CancellationToken ct) => RoleWords.Tidy(
        [.. await Named(ct), .. await db.Set<RoleHeld>().Select(held => held.Role).Distinct().OrderBy(role => role).ToListAsync(ct)]);

    /// <summary>Without those that somebody merely holds: what no rule names counts for no signature.</summary>
    public async Task<IReadOnlyList<string>> Named(CancellationToken ct)
    {
        var words = new List<string>(RoleWords.Everywhere);
        foreach (var source in named)
        {
            words.AddRange(await source.Here(ct));
        }

        return RoleWords.Tidy(words);
    }
}
