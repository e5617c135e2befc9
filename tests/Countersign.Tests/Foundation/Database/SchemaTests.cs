using System.Text.RegularExpressions;
using Countersign.Commands;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.Web;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

public sealed partial class SchemaTests
{
    private static readonly string OnSqlite = """SELECT tbl_name AS "Table", COALESCE(sql, name) AS "Line" FROM sqlite_master""";

    private static readonly string OnPostgreSql = """
        SELECT table_name AS "Table", concat_ws(' ', 'column', column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity) AS "Line" FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

    [Fact]
    public async Task The_migrations_make_the_schema_that_the_model_asks_for()
    {
        var migrated = await SchemaOf(() => TestDatabase.NewPrepared(), async (services, ct) =>
        {
            Assert.IsType<Outcome<IDisposable>.Done>(await Startup.Prepare(services, typeof(CommandLine).Assembly, ct));
        });
        var modelled = await SchemaOf(async () => TestDatabase.AsOwner(await TestDatabase.NewEmpty()), async (services, ct) => await services.CreateScope().ServiceProvider.GetRequiredService<CountersignDb>().Database.EnsureCreatedAsync(ct));

        Assert.NotEmpty(modelled);
        Assert.Equal([], modelled.Except(migrated).Select(line => $"{line.Table}: the migrations lack: {line.Line}"));
        Assert.Equal([], migrated.Except(modelled).Select(line => $"{line.Table}: the model lacks: {line.Line}"));
    }

    private static async Task<IReadOnlyList<SchemaLine>> SchemaOf(Func<Task<CountersignSettings>> prepare, Func<IServiceProvider, CancellationToken, Task> make)
    {
        var settings = await prepare();
        await using var app = await WebHost.Build(settings, settings.PublicAddress);
        await make(app.Services, TestContext.Current.CancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        var lines = await db.Database.SqlQueryRaw<SchemaLine>(db.IsPostgreSql ? OnPostgreSql : OnSqlite).ToListAsync(TestContext.Current.CancellationToken);
        await TestDatabase.Drop(settings);
        return [.. lines.Where(line => line.Table.Trim('"') is not ("Migrations" or "sqlite_sequence")).SelectMany(Parts)];
    }

    // A column that came later stands last in its table, so SQLite's own text of a table is compared part by part.
    private static IEnumerable<SchemaLine> Parts(SchemaLine line)
    {
        var text = Space().Replace(line.Line, " ");
        return text.StartsWith("CREATE TABLE", StringComparison.Ordinal)
            ? Comma().Split(text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..text.LastIndexOf(')')]).Select(part => line with { Line = part.Trim() })
            : [line with { Line = text }];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@",(?![^()]*\))")]
    private static partial Regex Comma();

    private sealed record SchemaLine(string Table, string Line);
}
