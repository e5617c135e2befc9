using System.Diagnostics;
using Countersign.Foundation;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Model;
using Countersign.People;
using Countersign.People.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bench;

/// <summary>How fast acts are recorded on SQLite, each in a transaction of its own, and how fast the record is verified.</summary>
internal static class AuditFigures
{
    private const int Acts = 10_000;

    private const int Measured = 40;

    private const int Turns = 80;

    private const int RowsOfASave = 4;

    public static async Task Print(string scratch, CancellationToken ct)
    {
        var settings = new CountersignSettings { DataFolder = Directory.CreateDirectory(Path.Combine(scratch, "audit")).FullName, PublicAddress = new Uri("http://localhost/") };
        await using var services = new ServiceCollection().AddLogging().AddFoundation(settings).AddPeople().BuildServiceProvider();
        await Use(services, async (db, _) =>
        {
            await db.Database.EnsureCreatedAsync(ct);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; CREATE TABLE Anchor (Id INTEGER PRIMARY KEY, Text TEXT)", ct);
        });
        var school = EstablishmentId.New();
        var clock = services.GetRequiredService<TimeProvider>();
        AuditEvent Next(params IReadOnlyList<Guid> about) => new(new AuditEventKind("person.added", "Joined", "somebody joined"), school, null, clock.GetUtcNow(), about);

        var (one, anchor, save) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var turn = 0; turn < Turns; turn++)
        {
            one = Math.Min(one, await Each(Measured, () => Insert(settings, 1, ct)));
            anchor = Math.Min(anchor, await Each(Measured, () => Insert(settings, RowsOfASave, ct)));
            save = Math.Min(save, await Each(Measured, () => Use(services, (db, scope) =>
            {
                var person = scope.GetRequiredService<Enrolment>().Join(school, "Belle Halwyn", signsInWith: null);
                return db.Save(Next(person.Value), ct);
            })));
        }

        for (var saved = Turns * Measured; saved < Acts; saved += 500)
        {
            var batch = Enumerable.Range(0, Math.Min(500, Acts - saved)).Select(_ => Next()).ToList();
            await Use(services, (db, _) => db.Save(batch, ct));
        }

        var verify = double.MaxValue;
        for (var turn = 0; turn < 5; turn++)
        {
            verify = Math.Min(verify, await Each(1, () => Verify(services, ct)));
        }

        Console.WriteLine("## The audit record on SQLite\n");
        Console.WriteLine("| what | µs each | a second |\n|---|---:|---:|");
        Console.WriteLine($"| one row inserted and committed, bare SQL | {one:N0} | {1e6 / one:N0} |");
        Console.WriteLine($"| {RowsOfASave} rows inserted and committed in one transaction, bare SQL (anchor) | {anchor:N0} | {1e6 / anchor:N0} |");
        Console.WriteLine($"| one change saved with its act: a new row, the act chained and hashed, what it is about, the end of the chain ({save / anchor:N1} × the anchor) | {save:N0} | {1e6 / save:N0} |");
        Console.WriteLine($"| verify {Acts:N0} acts ({verify / 1000:N0} ms) | {verify / Acts:N1} | {Acts * 1e6 / verify:N0} |\n");
    }

    private static async Task Verify(ServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        var report = await scope.ServiceProvider.GetRequiredService<AuditTrailVerifier>().Run(ct);
        if (report.Findings.Count > 0 || report.Acts != Acts)
        {
            throw new InvalidOperationException($"the record of {report.Acts} acts has {report.Findings.Count} findings");
        }
    }

    // With the settings of the program's own connections.
    private static async Task Insert(CountersignSettings settings, int rows, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={settings.SqliteFile};Foreign Keys=True;Default Timeout=30");
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        for (var row = 0; row < rows; row++)
        {
            await using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO Anchor (Text) VALUES ('a row of about the length that one act has in the table of acts, its hash and its salt included')";
            await insert.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task Use(ServiceProvider services, Func<CountersignDb, IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        await work(scope.ServiceProvider.GetRequiredService<CountersignDb>(), scope.ServiceProvider);
    }

    // Microseconds for one.
    private static async Task<double> Each(int times, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        for (var time = 0; time < times; time++)
        {
            await work();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }
}
