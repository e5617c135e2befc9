using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Countersign.Foundation.Database;

/// <summary>
/// Knows whether PostgreSQL is away, as during a restart or a failover, and looks every quarter of a second whether it is back. A file of SQLite is
/// never away.
/// </summary>
/// <param name="waits">How long an absence is waited out before people are told of it; counted from its beginning.</param>
internal sealed partial class DatabaseAbsence(IServiceScopeFactory scopes, ILogger<DatabaseAbsence> log, TimeSpan waits) : DbTransactionInterceptor, IDisposable
{
    /// <summary>
    /// A restart takes about two seconds, a failover that is asked for less than ten. One after a crash takes as long as the leader's absence is not
    /// believed (Patroni: 20 seconds and more), which nobody waits for without a word.
    /// </summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private static readonly object AtTheCommit = new();

    // What has been committed since a request began, for whoever would do it again.
    private static readonly AsyncLocal<Commits?> Watched = new();

    private readonly Lock door = new();
    private readonly CancellationTokenSource stopping = new();

    // Since when it is away, on the machine's own time: nobody moves that.
    private long since;
    private Task? back;

    /// <summary>Whether the fault says that the database is not there: not that it refused something.</summary>
    public static bool Is(Exception fault) => Within(fault).Any(static one => one switch
    {
        PostgresException told => told.SqlState is "57P01" or "57P02" or "57P03" or "25006" || told.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException lost => lost.IsTransient || lost.InnerException is IOException or System.Net.Sockets.SocketException,
        _ => false,
    });

    /// <summary>
    /// Whether it was lost while a transaction was being committed: then nobody knows whether what it changed is there.
    /// </summary>
    public static bool LeavesOpenWhatWasKept(Exception fault) => Within(fault).Any(static one => one.Data.Contains(AtTheCommit));

    /// <summary>Whether it is there; where it is known to be away, waits for it as long as an absence is waited out.</summary>
    public async Task<bool> IsThere(CancellationToken ct)
    {
        Task? returns;
        TimeSpan rest;
        lock (door)
        {
            (returns, rest) = (back, waits - TimeProvider.System.GetElapsedTime(since));
        }

        if (returns is null)
        {
            return true;
        }

        try
        {
            await returns.WaitAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Takes note that it is away. The connections that were open lead nowhere.</summary>
    public void Notice()
    {
        lock (door)
        {
            if (back is null)
            {
                since = TimeProvider.System.GetTimestamp();
                back = Look();
                LogAway(log);
            }
        }

        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>From here on the request knows whether it has changed something that stays.</summary>
    public static Commits Watch() => Watched.Value = new Commits();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Watched.Value is { } commits)
        {
            commits.Any = true;
        }

        return Task.CompletedTask;
    }

    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Action == "Commit")
        {
            eventData.Exception.Data[AtTheCommit] = true;
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task Look()
    {
        // Whoever noticed holds the door.
        await Task.Yield();
        var ct = stopping.Token;
        while (!await Answers(ct))
        {
            await Task.Delay(BetweenLooks, ct);
        }

        lock (door)
        {
            back = null;
        }

        LogBack(log);
    }

    // After a failover the one that answers first may be the old one, which keeps nothing any more. Asked past EF Core, which would write each look
    // that finds nobody into the log, with all that led to it.
    private async Task<bool> Answers(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var connection = scope.ServiceProvider.GetRequiredService<CountersignDb>().Database.GetDbConnection();
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_is_in_recovery()";
            return await command.ExecuteScalarAsync(ct) is false;
        }
#pragma warning disable CA1031 // A server that comes back says no in many ways at first, and whoever waits is told when it says yes.
        catch (Exception) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static IEnumerable<Exception> Within(Exception fault)
    {
        for (var one = fault; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer; requests wait for it")]
    private static partial void LogAway(ILogger log);

    [LoggerMessage(LogLevel.Warning, "The database answers again")]
    private static partial void LogBack(ILogger log);

    /// <summary>Whether anything was committed.</summary>
    internal sealed class Commits
    {
        public bool Any { get; set; }
    }
}
