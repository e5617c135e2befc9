using System.Reflection;
using Countersign.Foundation.Database;
using Countersign.Foundation.Keys;
using Countersign.Foundation.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.Hosting;

/// <summary>What has to hold before the first page is served or the first job runs.</summary>
public static partial class Startup
{
    /// <summary>
    /// Takes the data folder for this process, checks the engine, upgrades a SQLite file with the numbered migrations of <paramref name="program"/>
    /// (on PostgreSQL <see cref="PrepareDatabase"/> did) and frees what the last run held. Dispose of the answer when the program ends.
    /// </summary>
    public static async Task<Outcome<IDisposable>> Prepare(IServiceProvider services, Assembly program, CancellationToken ct)
    {
        var settings = services.GetRequiredService<CountersignSettings>();
        if (DataFolder.Open(settings) is Outcome<string>.Refused(var open))
        {
            return open;
        }

        var holding = Hold(settings);
        if (holding is not Outcome<IDisposable>.Done(var held))
        {
            return holding;
        }

        var refused = await Upgrade(services, program, freeAll: settings.PostgreSql is null, ct);
        if (refused is not null)
        {
            held.Dispose();
            return refused;
        }

        return new Outcome<IDisposable>.Done(held);
    }

    /// <summary>For a command that changes something: why it must not, where the database is not that of this program. It upgrades nothing.</summary>
    public static async Task<Refusal?> CheckSchema(IServiceProvider services, Assembly program, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        return await DatabaseCheck.Run(db, program, ct) is Outcome<int>.Refused(var why) ? why : null;
    }

    /// <summary>
    /// Works out the tables on another core while the site is put together. It is a third of the work of a start, and the first query, which
    /// waits for it, would only begin with it when everything else is done.
    /// </summary>
    /// <param name="services">Every module's, as they were added.</param>
    public static Task<IModel> BeginModel(IServiceCollection services, CountersignSettings settings)
    {
        var parts = services.Select(service => service.ImplementationInstance).OfType<ModelPart>().ToList();
        return Task.Run(() =>
        {
            var options = new DbContextOptionsBuilder<CountersignDb>();
            FoundationModule.Connect(options, settings);
            using var db = new CountersignDb(options.Options, parts, new TenantScope());

            // A query that is put into SQL and never asked: what it takes to do so is ready for the first that is.
            _ = db.ChainHeads.Take(1).ToQueryString();
            return db.Model;
        });
    }

    /// <summary>Why a command cannot work on this data: the key file is missing or another one, or no program closed the keys yet. Null where it can.</summary>
    public static async Task<Refusal?> CheckKeys(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KeysAtRest>().Check(ct);
    }

    /// <summary>Draws a new key, closes with it what database and data folder hold, and answers its name. On SQLite no program may run meanwhile.</summary>
    public static Task<Outcome<string>> RotateKeys(IServiceProvider services, CancellationToken ct) => WorkOnKeys(services, keys => keys.Rotate(ct));

    /// <summary>Goes on without the key file that was lost, and answers the name of the key from now on. On SQLite no program may run meanwhile.</summary>
    public static Task<Outcome<string>> RenewKeys(IServiceProvider services, CancellationToken ct) => WorkOnKeys(services, keys => keys.Renew(ct));

    /// <summary>Copies the key file to a new place, for its owner alone, and answers the name of the key that closes.</summary>
    public static async Task<Outcome<string>> ExportKeys(IServiceProvider services, string path, CancellationToken ct)
    {
        if (await CheckKeys(services, ct) is { } why)
        {
            return why;
        }

        return services.GetRequiredService<KeyFile>().Export(path);
    }

    private static async Task<Outcome<string>> WorkOnKeys(IServiceProvider services, Func<KeysAtRest, Task<Outcome<string>>> work)
    {
        switch (Hold(services.GetRequiredService<CountersignSettings>()))
        {
            case Outcome<IDisposable>.Refused(var why):
                return why;
            case Outcome<IDisposable>.Done(var held):
                using (held)
                {
                    await using var scope = services.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
                    return await work(scope.ServiceProvider.GetRequiredService<KeysAtRest>());
                }

            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }

    // On PostgreSQL several programs may run on one database; leases keep them apart.
    private static Outcome<IDisposable> Hold(CountersignSettings settings) => settings.PostgreSql is not null
        ? new Outcome<IDisposable>.Done(new MemoryStream())
        : DataFolderLock.Take(settings) switch
        {
            Outcome<DataFolderLock>.Refused(var why) => why,
            Outcome<DataFolderLock>.Done(var taken) => new Outcome<IDisposable>.Done(taken),
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };

    private static async Task<Refusal?> Upgrade(IServiceProvider services, Assembly program, bool freeAll, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        if (!db.IsPostgreSql && await SqliteCheck.Prepare(db, ct) is Outcome<Version>.Refused(var sqlite))
        {
            return sqlite;
        }

        // On PostgreSQL the program's user may not: its owner does (PrepareDatabase).
        if ((db.IsPostgreSql
            ? await DatabaseCheck.Fits(db, program, ct)
            : await Migrator.Apply(db, DatabaseCheck.Known(db, program), services.GetRequiredService<TimeProvider>().GetUtcNow(), ct))
            is Outcome<int>.Refused(var schema))
        {
            return schema;
        }

        var keys = scope.ServiceProvider.GetRequiredService<KeysAtRest>();
        var locked = db.IsPostgreSql ? await keys.Disagreement(ct) ?? await PreparedDatabase.CheckProof(db, ct) : null;
        locked ??= await keys.Prepare(ct);
        if (locked is not null)
        {
            return locked;
        }

        if (freeAll)
        {
            scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
            await scope.ServiceProvider.GetRequiredService<OutboxQueue>().FreeAll(ct);
        }

        return null;
    }
}
