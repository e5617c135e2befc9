using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Collection;

/// <summary>
/// Deletes stored files that no row names: pictures that were taken out of a post, records of what went out that another took the place of. Each stands aside
/// for a day first, readable like before: a backup that began meanwhile holds what its rows name, and whoever stores the same bytes again has them.
/// </summary>
internal sealed class OrphanedFiles(CountersignDb db, IFileStore files, TimeProvider clock)
{
    // Far longer than from storing a file to saving the row that names it.
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// How many were deleted; refused, and nothing touched, where a file cannot be read that names others: what it names might be deleted with what nobody
    /// names.
    /// </summary>
    public async Task<Outcome<int>> Collect(CancellationToken ct)
    {
        HashSet<string> named;
        try
        {
            named = await Named(ct);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or System.Text.Json.JsonException)
        {
            return new Refusal($"No stored file is deleted until this one is put back from a backup: {fault.Message}");
        }

        var now = clock.GetUtcNow();
        var old = await files.SetAside(named, now - Hour, now - Day, ct);
        if (old.Count > 0)
        {
            // The act comes first. Whoever is cut off in between counts the same files again, and nobody deletes any that no act tells of.
            var first = await db.ChainHeads.OrderBy(head => head.Establishment).Select(head => head.Establishment).FirstAsync(ct);
            await db.Save(
                new AuditEvent(CollectionEvents.FilesDeleted, first, null, now)
                {
                    Facts = new Dictionary<string, string> { ["files"] = old.Count.ToString(CultureInfo.InvariantCulture) },
                },
                ct);
            await files.Remove(old, now - Day, ct);
        }

        return old.Count;
    }

    private async Task<HashSet<string>> Named(CancellationToken ct)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if (ModelPart.FilesNamedBy(column) is not { } by)
            {
                continue;
            }

#pragma warning disable EF1002 // Names of the model.
            var (table, name) = (column.DeclaringType.GetTableName(), column.GetColumnName());
            var hashes = await db.Database.SqlQueryRaw<string?>($"SELECT DISTINCT \"{name}\" AS \"Value\" FROM \"{table}\"").ToListAsync(ct);
#pragma warning restore EF1002
            named.UnionWith(hashes.OfType<string>());
            foreach (var hash in by.Within is null ? [] : hashes.OfType<string>())
            {
                named.UnionWith(by.Within!(await files.Get(new ContentHash(hash), ct)));
            }
        }

        return named;
    }
}
