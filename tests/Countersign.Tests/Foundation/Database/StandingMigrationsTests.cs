using System.Globalization;
using Countersign.Commands;
using Countersign.Foundation.Database;

namespace Countersign.Tests.Foundation.Database;

/// <summary>
/// A migration that stands on main has been applied to somebody's database, and a program that holds other bytes for it is refused there. The file
/// keeps the hash of each; COUNTERSIGN_RECORD=1 writes down new ones and never another hash for an old one.
/// </summary>
public sealed class StandingMigrationsTests
{
    private static readonly string Kept = Path.Combine(Checkout.Root, "tests/Countersign.Tests/Foundation/Database/standing-migrations.txt");

    [Fact]
    public void A_migration_that_stands_keeps_its_bytes()
    {
        var standing = File.Exists(Kept) ? File.ReadAllLines(Kept) : [];
        var known = new[] { "postgres", "sqlite" }.SelectMany(engine =>
            Migration.All(typeof(CommandLine).Assembly, engine).Select(migration =>
                string.Create(CultureInfo.InvariantCulture, $"{engine} {migration.Number:0000} {migration.Name} {migration.Sha256}"))).ToList();

        Assert.Equal([], standing.Except(known).Select(line => $"changed or gone: {line}"));
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllLines(Kept, known);
            return;
        }

        Assert.Equal([], known.Except(standing).Select(line => $"new: {line}. Record it with COUNTERSIGN_RECORD=1"));
    }
}
