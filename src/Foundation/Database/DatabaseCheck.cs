using System.Reflection;

namespace Countersign.Foundation.Database;

/// <summary>
/// Whether the database is that of this program, for whoever changes nothing of its schema. On PostgreSQL also whether its user is held by the policies:
/// one that proves nothing would see no row, and take that for all there is.
/// </summary>
internal static class DatabaseCheck
{
    /// <summary>Answers the number of the newest migration, or why this program must not work on this database.</summary>
    public static async Task<Outcome<int>> Run(CountersignDb db, Assembly program, CancellationToken ct)
    {
        var fits = await Fits(db, program, ct);
        return fits is Outcome<int>.Done && db.IsPostgreSql && await PreparedDatabase.CheckProof(db, ct) is { } why ? why : fits;
    }

    /// <summary>The same, whichever key file is at hand.</summary>
    public static async Task<Outcome<int>> Fits(CountersignDb db, Assembly program, CancellationToken ct)
    {
        if (!db.IsPostgreSql)
        {
            return await Migrator.Check(db, Known(db, program), ct);
        }

        if (await PreparedDatabase.CheckUser(db, ct) is { } user)
        {
            return user;
        }

        if (!await Migrator.HasRun(db, ct))
        {
            return PreparedDatabase.NotPrepared;
        }

        var fits = await Migrator.Check(db, Known(db, program), ct);
        return fits is Outcome<int>.Done && !await PreparedDatabase.IsLaid(db, ct) ? PreparedDatabase.NotPrepared : fits;
    }

    /// <summary>The migrations of the program for the engine of this database.</summary>
    public static IReadOnlyList<Migration> Known(CountersignDb db, Assembly program) => Migration.All(program, db.IsPostgreSql ? "postgres" : "sqlite");
}
