using System.Data.Common;
using System.Reflection;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People.Model;
using Countersign.Tests.Peers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Countersign.Tests.Foundation.Database;

/// <summary>
/// What PostgreSQL itself shows and takes, with the program's filters taken away. Every table has a row of one school and one of another, so a table that
/// comes later is tried too; the outbox has two of the other.
/// </summary>
public sealed class TenantPoliciesTests : IAsyncLifetime
{
    private const string OnPostgreSql = "SQLite has no policies on rows";

    private const string Refused = "42501";

    private static readonly EstablishmentId Here = EstablishmentId.New();

    private static readonly EstablishmentId There = EstablishmentId.New();

    private TestSite site = null!;

    public static bool IsOnPostgreSql => PostgresServer.IsUnderTest;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        if (IsOnPostgreSql)
        {
            foreach (var place in (EstablishmentId[])[Here, There])
            {
                await TestDatabase.On(Owner, RowOfEachTable.Replace("{school}", place.ToString(), StringComparison.Ordinal));
            }

            await TestDatabase.On(Owner, $"INSERT INTO \"Outbox\" SELECT (jsonb_populate_record(item, jsonb_build_object('Id', gen_random_uuid(), 'OrderingKey', gen_random_uuid()))).* FROM \"Outbox\" AS item WHERE \"Establishment\" = '{There}'");
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_table_is_an_establishment_s_row_by_row_or_says_why_not()
    {
        var (owned, shared) = await site.Use(services => Task.FromResult(Tables(services.GetRequiredService<CountersignDb>())));

        Assert.NotEmpty(owned);
        Assert.All(shared, table => Assert.False(string.IsNullOrEmpty(table.Why), $"{table.Name}: its rows are an establishment's (ITenantOwned), or say why not (ModelPart.SharedByAll)"));
        Assert.Empty(owned.Intersect(shared.Select(table => table.Name)));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task Every_such_table_has_its_policies_in_the_database()
    {
        var owned = await site.Use(services => Task.FromResult(Tables(services.GetRequiredService<CountersignDb>()).Owned));

        var held = await site.Read(db => db.Database.SqlQuery<string>(
            $"""SELECT relname || ' ' || (SELECT string_agg(polcmd::text, '' ORDER BY polcmd) FROM pg_policy WHERE polrelid = pg_class.oid) AS "Value" FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace""").ToListAsync(Ct));
        var named = await site.Read(db => db.Database.SqlQuery<string>(
            $"""SELECT table_name::text AS "Value" FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'Establishment'""").ToListAsync(Ct));

        Assert.Equal(owned.Select(table => table + " adrw").Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
        Assert.Equal(["Accounts"], named.Except(owned));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task With_the_filters_taken_away_each_table_shows_the_rows_of_the_school_in_view_alone()
    {
        foreach (var (place, rows) in new[] { (Here, 1), (There, 1), (default, 0), (EstablishmentId.New(), 0) })
        {
            await site.UseAt(place, async services =>
            {
                var db = services.GetRequiredService<CountersignDb>();
                foreach (var table in Tables(db).Owned)
                {
                    Assert.Equal((table, place == There && table == "Outbox" ? 2 : rows), (table, await Count(db, table)));
                }

                foreach (var kind in db.Model.GetEntityTypes().Select(kind => kind.ClrType).Where(kind => kind.IsAssignableTo(typeof(ITenantOwned)) && kind != typeof(OutboxItem)))
                {
                    Assert.Equal((kind.Name, rows), (kind.Name, await (Task<int>)Unfiltered.MakeGenericMethod(kind).Invoke(null, [db])!));
                }

                return true;
            });
        }
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_job_sees_every_row()
    {
        await using var owner = new NpgsqlConnection(Owner);
        await owner.OpenAsync(Ct);
        await site.Read(async db =>
        {
            foreach (var table in Tables(db).Owned)
            {
                await using var count = new NpgsqlCommand($"SELECT COUNT(*)::int FROM \"{table}\"", owner);
                Assert.Equal((table, (int)(await count.ExecuteScalarAsync(Ct))!), (table, await Count(db, table)));
            }

            return true;
        });
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_row_of_another_school_is_neither_written_nor_changed_nor_deleted()
    {
        await site.UseAt(Here, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            foreach (var table in Tables(db).Owned.Except(["PolicyDraftClauses"]))
            {
                Assert.Equal((table, 0), (table, await Run(db, $"DELETE FROM \"{table}\" WHERE \"Establishment\" = '{There}'")));
                Assert.Equal((table, 0), (table, await Run(db, $"UPDATE \"{table}\" SET \"Establishment\" = '{Here}' WHERE \"Establishment\" = '{There}'")));
                Assert.Equal((table, Refused), (table, await Why(() => Run(db, $"UPDATE \"{table}\" SET \"Establishment\" = '{There}'"))));
                Assert.Equal((table, Refused), (table, await Why(() => Run(db, $"INSERT INTO \"{table}\" (\"Establishment\") VALUES ('{There}')"))));
            }

            return true;
        });
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_part_of_another_school_s_row_is_no_more_written_than_that_row()
    {
        var (own, others) = await site.Read(async db => (await Draft(db, Here), await Draft(db, There)));

        var answers = await site.UseAt(Here, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            return (await Run(db, $"UPDATE \"PolicyDraftClauses\" SET \"Draft\" = '{own}' WHERE \"Draft\" = '{others}'"),
                await Why(() => Run(db, $"UPDATE \"PolicyDraftClauses\" SET \"Draft\" = '{others}'")));
        });

        Assert.Equal((0, Refused), answers);
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_page_saves_nothing_for_another_school_also_where_it_tells_that_school_s_record()
    {
        await site.UseAt(Here, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            db.Add(new OutboxItem { Establishment = There, Kind = "test.work", DueAt = site.Clock.GetUtcNow() });

            var why = await Assert.ThrowsAsync<DbUpdateException>(() => db.Save(
                new Countersign.Foundation.Audit.AuditEvent(SomeKind.Named("work.asked"), There, null, site.Clock.GetUtcNow()), Ct));

            Assert.Equal(Refused, Assert.IsType<PostgresException>(why.InnerException).SqlState);
            return true;
        });
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task Whoever_looks_into_a_school_from_their_trust_changes_what_is_theirs_at_home()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        db.Tenant.StandAt(There);
        db.Tenant.ChangeAlsoAt(Here);

        Assert.Equal(2, await db.Set<OutboxItem>().CountAsync(Ct));
        Assert.Equal(1, await Run(db, $"UPDATE \"Outbox\" SET \"Attempts\" = 7 WHERE \"Establishment\" = '{Here}'"));
        db.Tenant.StandAt(There);
        Assert.Equal(0, await Run(db, $"UPDATE \"Outbox\" SET \"Attempts\" = 7 WHERE \"Establishment\" = '{Here}'"));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_query_that_says_so_reads_across_establishments_and_changes_nothing_there()
    {
        await site.UseAt(Here, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            await db.Database.OpenConnectionAsync(Ct);

            Assert.Equal(await site.Read(all => all.Set<OutboxItem>().CountAsync(Ct)), await db.AcrossEstablishments<OutboxItem>().CountAsync(Ct));
            Assert.Equal(1, await db.Set<OutboxItem>().CountAsync(Ct));
            Assert.Equal(1, await Count(db, "Outbox"));
            Assert.Equal(1, await db.AcrossEstablishments<OutboxItem>().ExecuteUpdateAsync(row => row.SetProperty(item => item.Attempts, 7), Ct));
            return true;
        });
    }

    [Theory(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    [InlineData("ALTER TABLE \"Posts\" DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY tenant_select ON \"Posts\"")]
    [InlineData("CREATE POLICY all_of_it ON \"Posts\" USING (true)")]
    [InlineData("SET ROLE countersign")]
    [InlineData("SET SESSION AUTHORIZATION countersign")]
    [InlineData("SET row_security = off; SELECT COUNT(*) FROM \"Posts\"")]
    [InlineData("SELECT * FROM tenancy.\"Secret\"")]
    [InlineData("UPDATE tenancy.\"Secret\" SET \"Value\" = ''")]
    [InlineData("CREATE OR REPLACE VIEW tenancy.\"Standing\" AS SELECT ARRAY['ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid] AS \"Establishments\"")]
    [InlineData("TRUNCATE \"Posts\"")]
    [InlineData("ALTER ROLE countersign_program BYPASSRLS")]
    [InlineData("GRANT countersign TO countersign_program")]
    [InlineData("DELETE FROM \"Migrations\"")]
    [InlineData("CREATE TABLE public.mine (one INTEGER)")]
    public async Task The_program_s_user_cannot_switch_it_off(string statement) =>
        Assert.Equal(Refused, await site.Use(services => Why(() => Run(services.GetRequiredService<CountersignDb>(), statement))));

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_statement_that_says_by_itself_where_it_stands_is_not_believed()
    {
        await using var other = site.Services.CreateAsyncScope();
        var theirs = other.ServiceProvider.GetRequiredService<CountersignDb>();
        theirs.Tenant.StandAt(There);
        await theirs.Database.OpenConnectionAsync(Ct);
        var elsewhere = await Said(theirs);
        await site.UseAt(Here, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            await db.Database.OpenConnectionAsync(Ct);
            var own = await Said(db);
            var proof = own.Split('/')[1];
            Assert.Equal(1, await Count(db, "Outbox"));
            foreach (var said in (string[])
            [
                $"{There}/", $"{There}/{proof}", $"{Here},{There}/{proof}", $"{TenantScope.All}/{proof}", $"{TenantScope.ReadsAll}/{proof}", $"{TenantScope.All}", "", elsewhere,
            ])
            {
                // Smuggled into a query, it is worked out before the rows or after them.
                Assert.InRange(await db.Database.SqlQuery<int>($"""SELECT COUNT(*)::int AS "Value" FROM "Outbox", (SELECT set_config('countersign.tenant', {said}, false)) AS told OFFSET 0""").SingleAsync(Ct), 0, 1);
                Assert.Equal((said, 0), (said, await Count(db, "Outbox")));
            }

            return true;
        });
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task What_is_told_travels_with_the_first_statement_that_needs_it_and_with_no_other()
    {
        var heard = new Heard();
        await using var listened = await TestSite.Start(services => services.ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(heard)));
        await using var scope = listened.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        await db.Database.OpenConnectionAsync(Ct);
        heard.Told.Clear();

        db.Tenant.StandAt(Here);
        await Count(db, "Outbox");
        await Count(db, "Outbox");
        db.Tenant.StandAt(There);
        await Count(db, "Outbox");
        await db.AcrossEstablishments<OutboxItem>().CountAsync(Ct);
        await db.Set<OutboxItem>().CountAsync(Ct);
        db.Tenant.StandAt(Here);
        db.Add(new OutboxItem { Establishment = Here, Kind = "test.work", DueAt = site.Clock.GetUtcNow() });
        await db.Save(new Countersign.Foundation.Audit.AuditEvent(SomeKind.Named("work.asked"), Here, null, site.Clock.GetUtcNow()), Ct);

        Assert.Equal([true, false, true, true, true, false], heard.Told);
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task Whoever_moves_on_one_connection_sees_where_they_are_also_after_going_back()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        await db.Database.OpenConnectionAsync(Ct);
        db.Tenant.StandAt(Here);
        Assert.Equal(1, await Count(db, "Outbox"));
        await using (var transaction = await db.Database.BeginTransactionAsync(Ct))
        {
            db.Tenant.StandAt(There);
            Assert.Equal(2, await Count(db, "Outbox"));
            await transaction.CreateSavepointAsync("before", Ct);
            db.Tenant.StandAt(Here);
            Assert.Equal(1, await Count(db, "Outbox"));
            await transaction.RollbackToSavepointAsync("before", Ct);
            Assert.Equal(1, await Count(db, "Outbox"));
            db.Tenant.StandAt(There);
            Assert.Equal(2, await Count(db, "Outbox"));
        }

        Assert.Equal(2, await Count(db, "Outbox"));
        db.Tenant.StandAt(Here);
        Assert.Equal(1, await Count(db, "Outbox"));
        db.Tenant.StandAt(There);
        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"""SELECT 1 / 0 FROM "Outbox" """, Ct));
        Assert.Equal(2, await Count(db, "Outbox"));
    }

    [Fact(SkipUnless = nameof(IsOnPostgreSql), Skip = OnPostgreSql)]
    public async Task A_statement_that_was_told_nothing_sees_nothing_also_on_a_connection_that_another_school_used()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        db.Tenant.StandAt(There);
        Assert.Equal(2, await Count(db, "Outbox"));
        await db.Database.OpenConnectionAsync(Ct);

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT COUNT(*)::int FROM \"Outbox\"";

        Assert.Equal(0, await command.ExecuteScalarAsync(Ct));
    }

    private static readonly MethodInfo Unfiltered = typeof(TenantPoliciesTests).GetMethod(nameof(CountUnfiltered), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static Task<int> CountUnfiltered<TRow>(CountersignDb db)
#pragma warning disable RS0030 // Without the word that tells PostgreSQL.
        where TRow : class => db.Set<TRow>().IgnoreQueryFilters().CountAsync(Ct);
#pragma warning restore RS0030

    // No foreign key is looked at; each column gets something of its type.
    private const string RowOfEachTable = """
        DO $$
        DECLARE it record;
        BEGIN
          SET LOCAL session_replication_role = replica;
          FOR it IN SELECT relname,
              string_agg(format('%I', attname), ', ' ORDER BY attnum) AS names,
              string_agg(CASE
                WHEN attname = 'Establishment' THEN '''{school}'''
                WHEN attname = 'Draft' AND relname = 'PolicyDraftClauses' THEN '(SELECT "Id" FROM "PolicyDrafts" WHERE "Establishment" = ''{school}'' ORDER BY "Id" DESC LIMIT 1)'
                WHEN atttypid = 'uuid'::regtype THEN 'gen_random_uuid()'
                WHEN atttypid IN ('text'::regtype, 'varchar'::regtype) THEN 'gen_random_uuid()::text'
                WHEN atttypid = 'boolean'::regtype THEN 'false'
                WHEN atttypid = 'bytea'::regtype THEN '''\x00'''
                WHEN atttypid = 'date'::regtype THEN 'DATE ''2026-01-01'''
                WHEN atttypid IN ('jsonb'::regtype, 'json'::regtype) THEN '''{}'''
                WHEN atttypid = 'uuid[]'::regtype THEN 'ARRAY[gen_random_uuid()]'
                ELSE '(random() * 1000000)::int' END, ', ' ORDER BY attnum) AS contents
            FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
            WHERE relrowsecurity AND attnum > 0 AND NOT attisdropped AND attidentity = ''
            GROUP BY relname
            ORDER BY relname = 'PolicyDraftClauses', relname
          LOOP
            EXECUTE format('INSERT INTO %I (%s) VALUES (%s) ON CONFLICT DO NOTHING', it.relname, it.names, it.contents);
          END LOOP;
        END $$
        """;

    private static (IReadOnlyList<string> Owned, IReadOnlyList<(string Name, string? Why)> Shared) Tables(CountersignDb db)
    {
        var owned = TenantPolicies.Owned(db.Model, reads: true).Select(table => table.Table).ToList();
        var shared = db.Model.GetRelationalModel().Tables.Where(table => !owned.Contains(table.Name))
            .Select(table => (table.Name, table.EntityTypeMappings.Select(mapping => ModelPart.WhyShared(mapping.TypeBase)).FirstOrDefault(why => why is not null)));
        return (owned, [.. shared]);
    }

    private static async Task<int> Count(CountersignDb db, string table)
    {
#pragma warning disable EF1002 // Names of the model.
        return await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*)::int AS \"Value\" FROM \"{table}\"").SingleAsync(Ct);
    }

    private static Task<int> Run(CountersignDb db, string statement) => db.Database.ExecuteSqlRawAsync(statement, Ct);
#pragma warning restore EF1002

    private static async Task<string?> Why(Func<Task> statement) => (await Assert.ThrowsAsync<PostgresException>(statement)).SqlState;

    private static async Task<string> Draft(CountersignDb db, EstablishmentId school) =>
        (await db.Database.SqlQuery<Guid>($"""SELECT "Id" AS "Value" FROM "PolicyDrafts" WHERE "Establishment" = {school.Value} ORDER BY "Id" DESC LIMIT 1""").SingleAsync(Ct)).ToString();

    private static async Task<string> Said(CountersignDb db)
    {
        await Count(db, "Outbox");
        return await db.Database.SqlQuery<string>($"SELECT current_setting('countersign.tenant') AS \"Value\"").SingleAsync(Ct);
    }

    /// <summary>Hears of each statement of EF Core whether where the program stands went with it.</summary>
    private sealed class Heard : DbCommandInterceptor
    {
        public List<bool> Told { get; } = [];

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Told.Add(command.CommandText.StartsWith("SET countersign.tenant", StringComparison.Ordinal));
            return ValueTask.FromResult(result);
        }
    }

    private string Owner => TestDatabase.AsOwner(site.Settings.PostgreSql!) + ";Pooling=false";
}
