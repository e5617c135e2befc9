using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Countersign.Foundation.Database;

/// <summary>
/// Keeps a context's connection to SQLite until the context is disposed of. Opening one takes as long as most queries, and EF Core would do so
/// for each of them; an open connection holds nothing that another waits for.
/// </summary>
internal sealed class KeptConnection : DbConnectionInterceptor
{
    // Where another writes, SQLite looks again after one millisecond, then two, then five; the library above it would sleep 150 each time.
    private static readonly TimeSpan LooksAgainFor = TimeSpan.FromSeconds(5);

    public static KeptConnection Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        _ = SQLitePCL.raw.sqlite3_busy_timeout(((SqliteConnection)connection).Handle, (int)LooksAgainFor.TotalMilliseconds);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
