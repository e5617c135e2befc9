using System.Data.Common;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Countersign.Tests;

/// <summary>
/// Counts what requests, and the work that is counted itself, ask of the database, so that a page of fifty rows can be
/// shown to ask as often as a page of one. What the program does at its own hours (the outbox, checkpoints, the check of accounts) is left out.
/// </summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private readonly HttpContextAccessor request = new();

    private readonly AsyncLocal<bool> within = new();

    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Counts from here on for every context that these services make.</summary>
    public void Watch(IServiceCollection services) => services
        .AddHttpContextAccessor()
        .ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(this));

    /// <summary>How many commands the work took. None at all means that they were not seen.</summary>
    public async Task<int> During(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        within.Value = true;
        var before = Count;
        await work();
        var took = Count - before;
        Assert.NotEqual(0, took);
        return took;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Add();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add();
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Add()
    {
        if (within.Value || request.HttpContext is not null)
        {
            Interlocked.Increment(ref count);
        }
    }
}
