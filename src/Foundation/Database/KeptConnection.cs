using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Countersign.Foundation.Database;

/// <summary>
/// Keeps a context's connection to SQLite until the context is disposed of. Opening one takes as long as most queries, and EF Core would do so
/// for each of them; an open connection holds nothing that another waits for.
/// </summary>
internal sealed class KeptConnection : DbConnectionInterceptor
{
    public static KeptConnection Instance { get; } = new();

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
