using System.Reflection;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.Hosting;

/// <summary>What has to hold before the first page is served or the first job runs.</summary>
public static class Startup
{
    /// <summary>
    /// Takes the data folder for this process, checks the engine, upgrades the schema with the numbered migrations of
    /// <paramref name="program"/> and frees what the last run held. Dispose of the answer when the program ends.
    /// </summary>
    public static async Task<Outcome<IDisposable>> Prepare(IServiceProvider services, Assembly program, CancellationToken ct)
    {
        var settings = services.GetRequiredService<CountersignSettings>();
        IDisposable held = new MemoryStream();
        if (settings.PostgreSql is null)
        {
            switch (DataFolderLock.Take(settings))
            {
                case Outcome<DataFolderLock>.Refused(var why): return why;
                case Outcome<DataFolderLock>.Done(var taken): held = taken; break;
            }
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
        return await Migrator.Check(db, Migration.All(program, db.IsPostgreSql ? "postgres" : "sqlite"), ct) is Outcome<int>.Refused(var why) ? why : null;
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

    private static async Task<Refusal?> Upgrade(IServiceProvider services, Assembly program, bool freeAll, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        if (!db.IsPostgreSql && await SqliteCheck.Prepare(db, ct) is Outcome<Version>.Refused(var sqlite))
        {
            return sqlite;
        }

        var known = Migration.All(program, db.IsPostgreSql ? "postgres" : "sqlite");
        if (await Migrator.Apply(db, known, services.GetRequiredService<TimeProvider>().GetUtcNow(), ct) is Outcome<int>.Refused(var schema))
        {
            return schema;
        }

        if (freeAll)
        {
            await scope.ServiceProvider.GetRequiredService<OutboxQueue>().FreeAll(ct);
        }

        return null;
    }
}
