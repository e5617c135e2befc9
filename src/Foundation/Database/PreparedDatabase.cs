using Countersign.Foundation.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Countersign.Foundation.Database;

/// <summary>
/// What the owner of the tables does to a PostgreSQL database, and whether it was done: the program's user gets no way past the policies (ADR 52).
/// </summary>
internal static class PreparedDatabase
{
    /// <summary>What somebody is told where the database lacks what this program needs.</summary>
    public static readonly Refusal NotPrepared = new(
        "The database is not prepared for this program: run `countersign database prepare`, which signs in as the owner of the tables, and then start again. "
            + "docs/running.md says how, under PostgreSQL");

    // Whoever may become one of these reaches files and programs of the server.
    private const string ServerRoles = "'pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'";

    /// <summary>Why the user that the program signs in as could look past the policies; null where it could not.</summary>
    public static async Task<Refusal?> CheckUser(CountersignDb db, CancellationToken ct)
    {
        var user = await db.Database.SqlQueryRaw<ProgramUser>($"""
            SELECT current_user::text AS "Name", EXISTS (
                SELECT FROM pg_roles AS role
                WHERE pg_has_role(role.oid, 'MEMBER') AND (role.rolsuper OR role.rolbypassrls OR role.rolcreaterole OR role.rolreplication
                    OR role.rolname IN ({ServerRoles})
                    OR role.oid = (SELECT datdba FROM pg_database WHERE datname = current_database())
                    OR role.oid IN (SELECT relowner FROM pg_class
                        WHERE relnamespace IN (current_schema()::regnamespace, to_regnamespace('{TenantPolicies.Schema}')))
                    OR role.oid IN (SELECT nspowner FROM pg_namespace WHERE nspname IN (current_schema(), '{TenantPolicies.Schema}')))) AS "SeesPast"
            """).SingleAsync(ct);
        return user.SeesPast
            ? new Refusal($"PostgreSQL lets the user {user.Name} see every school on this database: it owns it or its tables, is a superuser, or may make "
                + "itself one of those. Give the program a user of its own that owns nothing, prepare the database for it (`countersign database prepare`) and "
                + "name it in --postgres. docs/running.md says how, under PostgreSQL. Nothing was changed")
            : null;
    }

    /// <summary>Makes everything anew, as the owner of the tables, after the migrations.</summary>
    /// <param name="user">The program's user.</param>
    public static async Task Lay(CountersignDb db, string user, byte[] secret, CancellationToken ct)
    {
        await using var all = await db.Database.BeginTransactionAsync(ct);
        await using (var script = db.Command(TenantPolicies.Script(db.Model, user)))
        {
            await script.ExecuteNonQueryAsync(ct);
        }

        await db.Database.ExecuteSqlAsync($"""DELETE FROM tenancy."Secret"; INSERT INTO tenancy."Secret" VALUES ({secret})""", ct);
        await all.CommitAsync(ct);
    }

    /// <summary>Whether the policies of this program are there, each of them and no other.</summary>
    public static async Task<bool> IsLaid(CountersignDb db, CancellationToken ct)
    {
        var model = db.Model;
        var tables = TenantPolicies.Owned(model, reads: false).Select(table => table.Table).ToArray();
        var laid = await db.Database.SqlQueryRaw<Laid>($$"""
            SELECT COALESCE(has_schema_privilege(to_regnamespace('{{TenantPolicies.Schema}}'), 'USAGE'), false) AS "IsOurs",
                obj_description(to_regnamespace('{{TenantPolicies.Schema}}'), 'pg_namespace') AS "With",
                (SELECT COUNT(*)::int FROM pg_class AS kept WHERE kept.relnamespace = current_schema()::regnamespace AND kept.relrowsecurity
                    AND kept.relname = ANY ({0})) AS "Tables",
                (SELECT COUNT(*)::int FROM pg_policies WHERE schemaname = current_schema() AND tablename = ANY ({0})) AS "Policies"
            """, [tables]).SingleAsync(ct);
        return laid.IsOurs && laid.With == TenantPolicies.HashOf(model) && laid.Tables == tables.Length
            && laid.Policies == TenantPolicies.CountOf(tables.Length);
    }

    /// <summary>Why PostgreSQL does not believe the program where it stands, and so would show it nothing; null where it does.</summary>
    public static async Task<Refusal?> CheckProof(CountersignDb db, CancellationToken ct) =>
        db.GetService<KeyFile>().Read() is Outcome<WrappingKeys>.Refused(var unreadable) ? unreadable
            : await db.Database.SqlQueryRaw<int>($"""SELECT COUNT(*)::int AS "Value" FROM {TenantPolicies.Schema}."Standing" """).SingleAsync(ct) == 1 ? null
            : new Refusal(
                "The database was prepared with another key file than this one, or something between here and PostgreSQL shares connections (a pooler): "
                    + "name the right key file with --key-file, or run `countersign database prepare` with this one, and connect to PostgreSQL itself");

    private sealed record ProgramUser(string Name, bool SeesPast);

    private sealed record Laid(bool IsOurs, string? With, int Tables, int Policies);
}
