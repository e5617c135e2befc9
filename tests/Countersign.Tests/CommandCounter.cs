using System.Data.Common;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Tests;

/// <summary>
/// Counts what is asked of the database, so that a page of fifty rows can be shown to ask as often as a page of one.
/// The outbox looks for work on its own and is left out.
/// </summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Counts from here on for every context that these services make.</summary>
    public void Watch(IServiceCollection services) => services.ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(this));

    /// <summary>How many commands the work took.</summary>
    public async Task<int> During(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var before = Count;
        await work();
        return Count - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Add(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Add(DbCommand command)
    {
        if (!command.CommandText.Contains("\"Outbox\"", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref count);
        }
    }
}
