using Countersign.Commands;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

/// <summary>Rows that 0.1.0 wrote, on the engine under test, after every migration since.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateEmpty();
        var all = await database.Use(db => Task.FromResult(Migration.All(typeof(CommandLine).Assembly, db.IsPostgreSql ? "postgres" : "sqlite")));
        await Apply(all.Take(1));
        await Insert("Posts", ("Id", Id(1)), ("Establishment", Id(2)), ("Author", Id(3)), ("Stage", "'Recalled'"), ("Text", "'Beans'"), ("CreatedAt", "0"), ("Submission", "1"), ("Version", "4"));
        foreach (var number in new[] { 2, 1 })
        {
            await Insert("WebKeys", ("Id", Id(number)), ("Name", $"'key-{number}'"), ("Xml", $"'<key id=\"{number}\" />'"), ("StoredAt", "0"));
        }

        foreach (var (number, kind) in new[] { (1, "Check"), (2, "Release") })
        {
            await Insert(
                "Countersignatures",
                ("Id", Id(10 + number)), ("Post", Id(1)), ("Establishment", Id(2)), ("Step", $"{number}"), ("Kind", $"'{kind}'"), ("Person", Id(20 + number)), ("At", "5"), ("Fingerprint", "'ab'"), ("Confirmed", "'1 2'"));
        }

        await Apply(all);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Signatures_stand_for_their_post_and_the_last_word_is_called_the_final_sign_off()
    {
        var kinds = await Read("""SELECT "SubjectKind" || ' ' || "Step" || ' ' || "Kind" || ' ' || "Fingerprint" || ' ' || "Confirmed" AS "Value" FROM "Countersignatures" ORDER BY "Step" """);

        Assert.Equal(["post 1 Check ab 1 2", "post 2 FinalSignOff ab 1 2"], kinds);
    }

    [Fact]
    public async Task What_was_taken_back_is_taken_down() =>
        Assert.Equal(["TakenDown Beans"], await Read("""SELECT "Stage" || ' ' || "Text" AS "Value" FROM "Posts" """));

    [Fact]
    public async Task The_keys_of_cookies_and_forms_move_to_the_framework_s_table() => Assert.Equal(
        ["""key-1 <key id="1" />""", """key-2 <key id="2" />"""],
        await Read("""SELECT "FriendlyName" || ' ' || "Xml" AS "Value" FROM "DataProtectionKeys" ORDER BY "Id" """));

    private static string Id(int number) => $"'00000000-0000-0000-0000-{number:d12}'";

    private async Task Apply(IEnumerable<Migration> migrations) => Assert.IsType<Outcome<int>.Done>(
        await database.Use(db => Migrator.Apply(db, [.. migrations], database.Clock.GetUtcNow(), Ct)));

    private Task Insert(string table, params IReadOnlyList<(string Column, string Value)> row) => database.Use(async db =>
    {
        var columns = string.Join(", ", row.Select(cell => $"\"{cell.Column}\""));
#pragma warning disable EF1002, EF1003 // The names and values are constants of this class.
        await db.Database.ExecuteSqlRawAsync($"INSERT INTO \"{table}\" ({columns}) VALUES ({string.Join(", ", row.Select(cell => cell.Value))})", Ct);
#pragma warning restore EF1002, EF1003
    });

    private Task<List<string>> Read(string query) => database.Use(db => db.Database.SqlQueryRaw<string>(query).ToListAsync(Ct));
}
