using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Countersign.Foundation.Database;

/// <summary>A transaction that sees one moment of the database and keeps nobody from writing.</summary>
internal static class Snapshot
{
    public static async Task<IDbContextTransaction> Begin(CountersignDb db, CancellationToken ct)
    {
        if (db.IsPostgreSql)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        }

        await db.Database.OpenConnectionAsync(ct);

        // Deferred: EF Core would begin with the write lock.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, ct))!;
    }
}
