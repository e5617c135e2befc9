using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Countersign.Foundation.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Countersign.Foundation.Database;

/// <summary>
/// Adds acts to the chain of their establishment. It is done past the change tracker: every change waits for these rows, and they are
/// always the same.
/// </summary>
internal static class AuditChain
{
    /// <summary>What the first act names as the one before it.</summary>
    public const string Beginning = "-";

    // SQLite looks for each parameter by its name among all others.
    private const int ActsAtOnce = 20;

    private const string Head = """
        INSERT INTO "ChainHeads" ("Establishment", "Number", "Hash") VALUES (@school, 0, @beginning)
        ON CONFLICT ("Establishment") DO UPDATE SET "Number" = "ChainHeads"."Number" RETURNING "Number", "Hash"
        """;

    private const string Acts =
        """INSERT INTO "Acts" ("Establishment", "Number", "Kind", "At", "By", "About", "Content", "Salt", "Digest", "Previous", "Hash") VALUES """;

    private const string Subjects = """INSERT INTO "ActSubjects" ("Establishment", "Subject", "Number") VALUES """;

    private const string MoveOn = """UPDATE "ChainHeads" SET "Number" = @number, "Hash" = @hash WHERE "Establishment" = @school""";

    /// <summary>
    /// Where these acts' chains end. Nobody else adds to them until the transaction is over: SQLite has one writer, and PostgreSQL locks the row
    /// that is written, so that two saves at once queue here.
    /// </summary>
    public static async Task<IReadOnlyDictionary<EstablishmentId, AuditChainHead>> Hold(CountersignDb db, IReadOnlyList<AuditEvent> acts, CancellationToken ct)
    {
        var heads = new Dictionary<EstablishmentId, AuditChainHead>();
        var establishments = acts.Select(act => act.Establishment).Distinct().OrderBy(establishment => establishment.Value).ToList();
        foreach (var establishment in establishments)
        {
            heads[establishment] = await Queue(db, establishment, establishments, ct);
        }

        return heads;
    }

    /// <summary>
    /// Waits until nobody else saves for this establishment, lets nobody until the transaction ends, and answers where its chain ends.
    /// </summary>
    public static Task<AuditChainHead> Queue(CountersignDb db, EstablishmentId establishment, CancellationToken ct) =>
        Queue(db, establishment, [establishment], ct);

    private static async Task<AuditChainHead> Queue(
        CountersignDb db, EstablishmentId establishment, IReadOnlyList<EstablishmentId> also, CancellationToken ct)
    {
        await using var command = db.Command(Head, also);
        Add(command, "@school", establishment.Value);
        Add(command, "@beginning", Beginning);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new AuditChainHead { Establishment = establishment, Number = row.GetInt64(0), Hash = row.GetString(1) };
    }

    /// <param name="heads">What <see cref="Hold"/> answered in this transaction.</param>
    public static async Task Append(
        CountersignDb db, IReadOnlyList<AuditEvent> acts, IReadOnlyDictionary<EstablishmentId, AuditChainHead> heads, CancellationToken ct)
    {
        foreach (var some in acts.Chunk(ActsAtOnce))
        {
            var recorded = some.Select(act => (act.About, Stored: Next(act, heads[act.Establishment]))).ToList();
            await using var command = db.Command("", heads.Keys);
            var sql = new StringBuilder(command.CommandText);
            Insert(sql, command, Acts, recorded.Select(act => Values(act.Stored)));
            Insert(sql, command, Subjects, recorded.SelectMany(act =>
                act.About.Distinct().Select(thing => new object?[] { act.Stored.Establishment.Value, thing, act.Stored.Number })));
#pragma warning disable CA2100 // Constants of this file and names of parameters.
            command.CommandText = sql.ToString();
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(ct);
        }

        foreach (var head in heads.Values)
        {
            await using var command = db.Command(MoveOn, heads.Keys);
            Add(command, "@number", head.Number);
            Add(command, "@hash", head.Hash);
            Add(command, "@school", head.Establishment.Value);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static StoredAuditEvent Next(AuditEvent act, AuditChainHead head)
    {
        var recorded = StoredAuditEvent.From(act, head.Number + 1, head.Hash);
        (head.Number, head.Hash) = (recorded.Number, recorded.Hash);
        return recorded;
    }

    private static object?[] Values(StoredAuditEvent act) =>
    [
        act.Establishment.Value,
        act.Number,
        act.Kind,
        act.At.ToUnixTimeMilliseconds(),
        act.By?.Value,
        act.About,
        act.Content,
        act.Salt,
        act.Digest,
        act.Previous,
        act.Hash,
    ];

    private static void Insert(StringBuilder sql, DbCommand command, string into, IEnumerable<object?[]> rows)
    {
        var separator = into;
        foreach (var row in rows)
        {
            sql.Append(separator).Append('(');
            for (var place = 0; place < row.Length; place++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
                Add(command, name, row[place]);
                sql.Append(place == 0 ? "" : ",").Append(name);
            }

            sql.Append(')');
            separator = ",";
        }

        if (separator != into)
        {
            sql.Append(';');
        }
    }

    // Only who did it may be missing, and PostgreSQL asks of what type the missing value is.
    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        if (value is null)
        {
            parameter.DbType = DbType.Guid;
        }

        command.Parameters.Add(parameter);
    }
}
