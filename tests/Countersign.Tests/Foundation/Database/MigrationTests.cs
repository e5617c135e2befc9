using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly Migration First = new(1, "first", """CREATE TABLE "Ones" ("Id" INTEGER NOT NULL)""", "aa");
    private static readonly Migration Second = new(2, "second", """CREATE TABLE "Twos" ("Id" INTEGER NOT NULL)""", "bb");

    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateEmpty();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Each_migration_is_applied_once()
    {
        await Apply(First);
        await Apply(First, Second);
        var again = await Apply(First, Second);

        Assert.Equal(new Outcome<int>.Done(2), again);
        Assert.Equal(0, await Count("Ones"));
        Assert.Equal(0, await Count("Twos"));
        Assert.Equal(2, await Count("Migrations"));
    }

    [Fact]
    public async Task Programs_that_start_together_apply_them_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Apply(First, Second)));

        Assert.All(answers, answer => Assert.Equal(new Outcome<int>.Done(2), answer));
        Assert.Equal(2, await Count("Migrations"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        var broken = Second with { Sql = Second.Sql + "; CREATE TABLE nonsense" };

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Apply(First, broken));
        var answer = await Apply(First, Second);

        Assert.Equal(new Outcome<int>.Done(2), answer);
    }

    [Fact]
    public async Task An_applied_migration_whose_bytes_changed_is_refused()
    {
        await Apply(First);

        var answer = await Apply(First with { Sha256 = "cc" });

        var refused = Assert.IsType<Outcome<int>.Refused>(answer);
        Assert.StartsWith("Migration 1 (first) was applied to this database with other contents", refused.Why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await Apply(First, Second);

        var answer = await Apply(First);

        var refused = Assert.IsType<Outcome<int>.Refused>(answer);
        Assert.StartsWith("The database was upgraded by a newer program (migration 2, this program knows up to 1)", refused.Why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_lacks_a_migration_does_not_pass_the_check()
    {
        await Apply(First);

        var answer = await database.Use(db => Migrator.Check(db, [First, Second], TestContext.Current.CancellationToken));

        Assert.IsType<Outcome<int>.Refused>(answer);
    }

    private Task<Outcome<int>> Apply(params Migration[] known) => database.Use(db => Migrator.Apply(db, known, database.Clock.GetUtcNow(), TestContext.Current.CancellationToken));

#pragma warning disable EF1002 // The names are constants of this class.
    private Task<int> Count(string table) => database.Use(db => db.Database.SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM \"{table}\"").SingleAsync(TestContext.Current.CancellationToken));
#pragma warning restore EF1002
}
