using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Countersign.Foundation.Database;

/// <summary>One module's tables. Its entities stay internal to the module, so no other module can query them.</summary>
public sealed record ModelPart(Action<ModelConfigurationBuilder> Ids, Action<ModelBuilder> Tables)
{
    /// <summary>Whose tables they are. Asked of every context that is made, so it is looked up once.</summary>
    internal string Module { get; } = Tables.Method.DeclaringType!.FullName!;

    /// <summary>A form makes one of these once, however often it arrives; whoever sends it again is led to what it made.</summary>
    /// <param name="shown">The address where it is shown.</param>
    /// <param name="several">The address where several are shown that one form made; that of the first where there is none.</param>
    public static void MadeOnce<TRow>(EntityTypeBuilder<TRow> made, Func<TRow, string> shown, string? several = null)
        where TRow : class => made.HasAnnotation(OnceAnnotation, new Once(row => shown((TRow)row), several));

    /// <summary>Whether a form makes this once.</summary>
    internal static bool IsMadeOnce(IReadOnlyAnnotatable type) => type.FindAnnotation(OnceAnnotation) is not null;

    /// <summary>Where that is shown which is about to be made; null where nothing is that a form makes once.</summary>
    internal static string? WhereMade(ChangeTracker changes)
    {
        var made = changes.Entries().Where(entry => entry.State == EntityState.Added && IsMadeOnce(entry.Metadata)).Take(2).ToList();
        return made is [var first, ..] && first.Metadata.FindAnnotation(OnceAnnotation)!.Value is Once once
            ? (made.Count > 1 ? once.Several : null) ?? once.Shown(first.Entity)
            : null;
    }

    /// <summary>Rows of this table go when the person is erased whose id stands in the column.</summary>
    public static void GoesWithPerson(PropertyBuilder person) => person.HasAnnotation(GoesAnnotation, true);

    /// <summary>Whether the row goes with the person whose id stands here.</summary>
    internal static bool GoesWithPerson(IReadOnlyAnnotatable property) => property.FindAnnotation(GoesAnnotation) is not null;

    /// <summary>
    /// Deletes every row that goes with this person, for good: in a transaction of the caller's, who saves the act that explains it. SQLite writes over what
    /// it deletes from then on; PostgreSQL does when it next tidies up.
    /// </summary>
    public static async Task DeleteRowsOf(CountersignDb db, PersonId person, CancellationToken ct)
    {
        if (!db.IsPostgreSql)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", ct);
        }

        foreach (var column in db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(GoesWithPerson))
        {
            var table = column.DeclaringType.GetTableName();
#pragma warning disable EF1002 // Names of the model.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\" WHERE \"{column.GetColumnName()}\" = {{0}}", [person.Value], ct);
#pragma warning restore EF1002
        }
    }

    /// <summary>The stored file whose hash stands in this column is kept as long as the row is.</summary>
    /// <param name="within">The hashes of further files that such a file names; null where it names none.</param>
    public static void NamesFile(PropertyBuilder hash, Func<byte[], IEnumerable<string>>? within = null) =>
        hash.HasAnnotation(FileAnnotation, new FilesNamed(within));

    /// <summary>How files are named by this column; null where it names none.</summary>
    internal static FilesNamed? FilesNamedBy(IReadOnlyAnnotatable property) => property.FindAnnotation(FileAnnotation)?.Value as FilesNamed;

    /// <param name="Within">The hashes of further files that a file of the column names; null where it names none.</param>
    internal sealed record FilesNamed(Func<byte[], IEnumerable<string>>? Within);

    private const string FileAnnotation = "Countersign:NamesFile";

    private const string GoesAnnotation = "Countersign:GoesWithPerson";

    private const string OnceAnnotation = "Countersign:MadeOnce";

    private sealed record Once(Func<object, string> Shown, string? Several);
}
