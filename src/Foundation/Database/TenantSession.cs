using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Countersign.Foundation.Database;

/// <summary>What the session of a context was last told, and in which transaction: rolled back, it forgets.</summary>
internal sealed record TenantTold(string Standing, DbTransaction? Within);

/// <summary>
/// Tells PostgreSQL where the program stands, for the policies on its rows (ADR 52): before the first statement of a connection and wherever it stands
/// elsewhere since. What is told travels with the statement that needs it, so it takes no round trip of its own.
/// </summary>
internal sealed class TenantSession(TenantProof proof) : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    /// <summary>For a statement that does not go through EF Core: the text to put before it.</summary>
    /// <param name="also">Whose record it writes besides.</param>
    public string Before(CountersignDb db, DbCommand command, bool across = false, IEnumerable<EstablishmentId>? also = null)
    {
        if (command.Connection is not NpgsqlConnection session)
        {
            return "";
        }

        var standing = db.Tenant.Standing(across, also ?? []);
        if (db.Told is { } told && told.Standing == standing && (told.Within is null || told.Within == command.Transaction))
        {
            return "";
        }

        db.Told = new TenantTold(standing, command.Transaction);
        return proof.Statement(standing, session.ProcessID);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (Needed(command, eventData) is { Length: > 0 } statement && !Joins(command, eventData, statement))
        {
            using var apart = Apart(command, statement);
            apart.ExecuteNonQuery();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Needed(command, eventData) is { Length: > 0 } statement && !Joins(command, eventData, statement))
        {
            await using var apart = Apart(command, statement);
            await apart.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Join(command, Needed(command, eventData));
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Join(command, Needed(command, eventData));
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ScalarExecuting(command, eventData, result));

    // What was told with a statement that failed was not kept either.
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Forget(eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        Forget(eventData);

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Forget(eventData);

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default) =>
        Forget(eventData);

    // A connection comes out of the pool as if it were new.
    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Forget(eventData);

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Forget(eventData);

    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => Forget(eventData);

    public Task RolledBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default) =>
        Forget(eventData);

    private string Needed(DbCommand command, DbContextEventData eventData) => eventData.Context is CountersignDb db
        ? Before(db, command, command.CommandText.StartsWith("-- " + CountersignDb.ReadsAcross, StringComparison.Ordinal))
        : "";

    // EF Core counts the statements of a save, so nothing may stand before them. A save begins with the record, which was told already.
    private static bool Joins(DbCommand command, CommandEventData eventData, string statement)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            return false;
        }

        Join(command, statement);
        return true;
    }

#pragma warning disable CA2100 // Ids and a hash before what EF Core made.
    private static void Join(DbCommand command, string statement) => command.CommandText = statement + command.CommandText;

    private static DbCommand Apart(DbCommand command, string statement)
    {
        var apart = command.Connection!.CreateCommand();
        apart.Transaction = command.Transaction;
        apart.CommandText = statement;
        return apart;
    }
#pragma warning restore CA2100

    private static Task Forget(DbContextEventData eventData)
    {
        if (eventData.Context is CountersignDb db)
        {
            db.Told = null;
        }

        return Task.CompletedTask;
    }
}
