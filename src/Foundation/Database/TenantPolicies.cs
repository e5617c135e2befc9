using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Countersign.Foundation.Database;

/// <summary>
/// The policies by which PostgreSQL itself shows each establishment its own rows (ADR 52). They are made from the model, after every migration, so that
/// a table that comes later has them too.
/// </summary>
internal static class TenantPolicies
{
    /// <summary>Where the secret lies that the program's user cannot read, and what it can ask of it.</summary>
    public const string Schema = "tenancy";

    private const string Column = "Establishment";

    // A view is worked out with the rights of its owner, so it may read the secret; whoever asks it sees no more than these ids.
    private const string Standing = $"""
        CREATE SCHEMA IF NOT EXISTS {Schema};
        CREATE TABLE IF NOT EXISTS {Schema}."Secret" ("Value" BYTEA NOT NULL);
        CREATE OR REPLACE VIEW {Schema}."Standing" WITH (security_barrier) AS
        SELECT string_to_array(split_part(said.setting, '/', 1), ',')::uuid[] AS "Establishments"
        FROM {Schema}."Secret", (SELECT current_setting('countersign.tenant', true)) AS said (setting)
        WHERE split_part(said.setting, '/', 2) = encode(sha256("Value" || sha256("Value"
            || convert_to(pg_backend_pid() || '/' || split_part(said.setting, '/', 1), 'UTF8'))), 'hex');

        """;

    /// <summary>The tables of which each row is an establishment's, with the condition under which a row is shown or taken.</summary>
    /// <param name="reads">For reading alone, where a query may say that it reads across establishments.</param>
    public static IReadOnlyList<(string Table, string Condition)> Owned(IModel model, bool reads)
    {
        var tables = model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var owned = tables.Where(IsOwned).Select(table => table.Name).ToHashSet();
        return
        [
            .. from table in tables
               where owned.Contains(table.Name)
               select (table.Name, Among($"{Quoted(table.Name)}.{Quoted(Column)}", reads)),
            .. from table in tables
               where !owned.Contains(table.Name)
               from key in table.ForeignKeyConstraints.Where(key => owned.Contains(key.PrincipalTable.Name)).Take(1)
               select (table.Name, WithIts(key)),
        ];
    }

    /// <summary>The statements that make everything anew, for the owner of the tables; the program's user gets what it needs and no more.</summary>
    /// <param name="user">The program's user.</param>
    public static string Script(IModel model, string user)
    {
        var script = new StringBuilder(Standing);
        Grant(script, model, Quoted(user));
        var (shown, taken) = (Owned(model, reads: true), Owned(model, reads: false));

        // A policy that somebody added would show more.
        script.Append(CultureInfo.InvariantCulture, $"""
            DO $$
            DECLARE it record;
            BEGIN
              FOR it IN SELECT policyname, tablename FROM pg_policies
                WHERE schemaname = current_schema() AND tablename IN ({string.Join(", ", taken.Select(table => $"'{table.Table}'"))}) LOOP
                EXECUTE format('DROP POLICY %I ON %I', it.policyname, it.tablename);
              END LOOP;
            END $$;

            """);
        foreach (var ((table, read), (_, write)) in shown.Zip(taken))
        {
            script.Append(CultureInfo.InvariantCulture, $"""
                ALTER TABLE {Quoted(table)} ENABLE ROW LEVEL SECURITY;
                CREATE POLICY tenant_select ON {Quoted(table)} FOR SELECT USING ({read});
                CREATE POLICY tenant_insert ON {Quoted(table)} FOR INSERT WITH CHECK ({write});
                CREATE POLICY tenant_update ON {Quoted(table)} FOR UPDATE USING ({write}) WITH CHECK ({write});
                CREATE POLICY tenant_delete ON {Quoted(table)} FOR DELETE USING ({write});

                """);
        }

        return script.Append(CultureInfo.InvariantCulture, $"COMMENT ON SCHEMA {Schema} IS '{HashOf(model)}';\n").ToString();
    }

    /// <summary>What the database says it was prepared with; another model or another kind of policy has another.</summary>
    public static string HashOf(IModel model)
    {
        var all = Owned(model, reads: true).Concat(Owned(model, reads: false)).Select(table => $"{table.Table} {table.Condition}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all.Prepend(Standing)))));
    }

    /// <summary>How many policies there are then, none more: for reading, adding, changing and deleting.</summary>
    public static int CountOf(int tables) => tables * 4;

    private static void Grant(StringBuilder script, IModel model, string name)
    {
        script.Append(CultureInfo.InvariantCulture, $"""
            REVOKE ALL ON ALL TABLES IN SCHEMA {Schema} FROM PUBLIC, {name};
            GRANT USAGE ON SCHEMA {Schema} TO {name};
            GRANT SELECT ON {Schema}."Standing" TO {name};
            GRANT SELECT ON {Quoted(Migrator.Table)} TO {name};

            """);
        foreach (var table in model.GetRelationalModel().Tables.Select(table => Quoted(table.Name)).Order(StringComparer.Ordinal))
        {
            script.Append(CultureInfo.InvariantCulture, $"REVOKE ALL ON {table} FROM PUBLIC, {name};\n");
            script.Append(CultureInfo.InvariantCulture, $"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {name};\n");
        }
    }

    private static bool IsOwned(ITable table) =>
        table.EntityTypeMappings.Any(mapping => mapping.TypeBase.ClrType.IsAssignableTo(typeof(ITenantOwned)));

    // One look at the standing for each table of a query, whatever it lets through: the planner does not see that two are the same.
    private static string Among(string column, bool reads)
    {
        var may = $"{column}, '{TenantScope.All}'::uuid{(reads ? $", '{TenantScope.ReadsAll}'::uuid" : "")}";
        return $"ARRAY[{may}] && (SELECT \"Establishments\" FROM {Schema}.\"Standing\")";
    }

    // Of what hangs on an establishment's row, each goes with that row.
    private static string WithIts(IForeignKeyConstraint key)
    {
        var pairs = key.PrincipalColumns.Zip(key.Columns, (whole, part) => $"whole.{Quoted(whole.Name)} = {Quoted(key.Table.Name)}.{Quoted(part.Name)}");
        return $"EXISTS (SELECT FROM {Quoted(key.PrincipalTable.Name)} AS whole WHERE {string.Join(" AND ", pairs)})";
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
