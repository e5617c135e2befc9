using System.CommandLine;
using Countersign.Foundation.Hosting;
using Countersign.Web;

namespace Countersign.Commands;

/// <summary>What the owner of a PostgreSQL database does apart from the program, which is never told how the owner signs in.</summary>
internal static class DatabaseCommand
{
    public static Command Make()
    {
        var settings = new SettingsOptions();
        var owner = new Option<string?>("--postgres-owner")
        {
            Description = "the connection string of the owner of the tables (default: COUNTERSIGN_POSTGRES_OWNER); --postgres is the program's own",
        };
        var prepare = new Command(
            "prepare", "apply migrations to a PostgreSQL database, as its owner, and let each school's rows be seen by it alone; before a new version starts")
        {
            owner,
        };
        settings.AddTo(prepare);
        prepare.SetAction(async (line, ct) => await Prepare(
            settings.Read(line), line.GetValue(owner) ?? Environment.GetEnvironmentVariable("COUNTERSIGN_POSTGRES_OWNER"), ct));
        return new Command("database", "the PostgreSQL database, for its owner") { prepare };
    }

    private static async Task<int> Prepare(CountersignSettings settings, string? owner, CancellationToken ct)
    {
        if (settings.PostgreSql is not { Length: > 0 } connection || owner is not { Length: > 0 })
        {
            await Console.Error.WriteLineAsync(
                "This takes two connection strings: --postgres (COUNTERSIGN_POSTGRES), with which the program signs in, and --postgres-owner "
                    + "(COUNTERSIGN_POSTGRES_OWNER), with which the owner of the tables does. A SQLite file needs no preparing");
            return 1;
        }

        var outcome = await Do(settings, connection, owner, ct);
        if (outcome is not Outcome<int>.Done(var migration))
        {
            await Console.Error.WriteLineAsync(((Outcome<int>.Refused)outcome).Why.Sentence);
            return 1;
        }

        Console.WriteLine($"Prepared, up to migration {migration}: PostgreSQL shows the program each school's rows at that school alone. It may start now.");
        return 0;
    }

    private static async Task<Outcome<int>> Do(CountersignSettings settings, string connection, string owner, CancellationToken ct)
    {
        var program = typeof(DatabaseCommand).Assembly;
        await using var asOwner = await WebHost.Build(settings with { PostgreSql = owner }, settings.PublicAddress);
        var prepared = await Startup.PrepareDatabase(asOwner.Services, connection, program, ct);
        if (prepared is Outcome<int>.Refused)
        {
            return prepared;
        }

        await using var asProgram = await WebHost.Build(settings, settings.PublicAddress);
        return await Startup.CheckSchema(asProgram.Services, program, ct) is { } why ? why : prepared;
    }
}
