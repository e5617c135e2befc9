using System.Reflection;
using Countersign.Foundation.Database;
using Countersign.Foundation.Keys;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Countersign.Foundation.Hosting;

public static partial class Startup
{
    /// <summary>
    /// What the owner of a PostgreSQL database does before a new version starts: applies the migrations, makes the policies that keep establishments
    /// apart and gives the program's user what it needs. Doing it twice changes nothing. Answers the number of the newest migration.
    /// </summary>
    /// <param name="services">Signed in as the owner.</param>
    /// <param name="connection">With which the program will sign in.</param>
    public static async Task<Outcome<int>> PrepareDatabase(IServiceProvider services, string connection, Assembly program, CancellationToken ct)
    {
        var settings = services.GetRequiredService<CountersignSettings>();
        if (new NpgsqlConnectionStringBuilder(connection).Username is not { Length: > 0 } user)
        {
            return new Refusal("The connection string of the program (--postgres) names no user: add Username=…, a user of the program's own");
        }

        if (user == new NpgsqlConnectionStringBuilder(settings.PostgreSql).Username)
        {
            return new Refusal(
                $"Both connection strings sign in as {user}: the program needs a user of its own, who owns nothing (CREATE ROLE … LOGIN). "
                + "Name that in --postgres");
        }

        if (DataFolder.Open(settings) is Outcome<string>.Refused(var open))
        {
            return open;
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        var applied = await Migrator.Apply(db, DatabaseCheck.Known(db, program), services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
        if (applied is Outcome<int>.Refused)
        {
            return applied;
        }

        if (await scope.ServiceProvider.GetRequiredService<KeysAtRest>().PrepareAsOwner(ct) is { } keys)
        {
            return keys;
        }

        if (services.GetRequiredService<TenantProof>().Secret is not { } secret)
        {
            return ((Outcome<WrappingKeys>.Refused)services.GetRequiredService<KeyFile>().Read()).Why;
        }

        await PreparedDatabase.Lay(db, user, secret, ct);
        return applied;
    }
}
