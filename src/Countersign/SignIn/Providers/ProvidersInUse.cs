using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers;

/// <summary>A service that lets people in, as the sign-in page shows it.</summary>
internal sealed record WayIn(SignInProviderId Id, string Service, string School, string Domains);

/// <summary>Reads the providers that are in use. They let people in, so they are read before anybody is known.</summary>
internal sealed class ProvidersInUse(CountersignDb db, Schools schools)
{
    public async Task<IReadOnlyList<WayIn>> All(CancellationToken ct)
    {
        var found = await Everybodys.Where(provider => provider.InUseAt != null).AsNoTracking().ToListAsync(ct);
        var ways = new List<WayIn>();
        foreach (var provider in found)
        {
            ways.Add(new WayIn(provider.Id, provider.Name, (await schools.Find(provider.Establishment, ct))?.Name ?? "", provider.Domains));
        }

        return [.. ways.OrderBy(way => way.School, StringComparer.Ordinal)];
    }

    /// <summary>The provider, whether or not it is in use.</summary>
    public Task<SignInProvider?> Find(SignInProviderId id, CancellationToken ct) => Everybodys.FirstOrDefaultAsync(provider => provider.Id == id, ct);

    /// <summary>The one that lets this school's people in and that gave out the refresh token.</summary>
    public async Task<SignInProvider?> Behind(EstablishmentId school, string issuer, string clientId, CancellationToken ct)
    {
        var above = (await schools.Find(school, ct))?.Parent ?? school;
        return await Everybodys.AsNoTracking().FirstOrDefaultAsync(
            provider => (provider.InUseAt == school || provider.InUseAt == above) && provider.Issuer == issuer && provider.ClientId == clientId, ct);
    }

    private IQueryable<SignInProvider> Everybodys => db.AcrossEstablishments<SignInProvider>();
}
