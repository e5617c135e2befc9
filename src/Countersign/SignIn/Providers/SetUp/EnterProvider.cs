using System.Text.RegularExpressions;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.SignIn.Providers.SetUp;

/// <summary>What an administrator copies from the service.</summary>
internal sealed record EnteredProvider(Issuer Issuer, string ClientId, string Secret, IReadOnlyList<string> Domains);

/// <summary>Enters a service. It lets nobody in until it was tried and put in use, and disturbs none that is.</summary>
internal sealed partial class EnterProvider(CountersignDb db, IDataProtectionProvider protection, Me me, TimeProvider clock)
{
    public async Task<SignInProvider> Save(EnteredProvider entered, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var provider = new SignInProvider
        {
            Establishment = me.Establishment,
            Kind = entered.Issuer.Kind,
            Issuer = entered.Issuer.Address,
            ClientId = entered.ClientId.Trim(),
            Domains = string.Join(' ', entered.Domains),
            SetUpBy = me.Id,
            SetUpAt = now,
        };
        provider.Keep(entered.Secret.Trim(), protection);
        db.Add(provider);
        await db.Save(
            new AuditEvent(ProviderEvents.SetUp, me.Establishment, me.Id, now, provider.Id.Value)
            {
                Facts = new Dictionary<string, string> { ["issuer"] = provider.Issuer, ["client"] = provider.ClientId, ["domains"] = provider.Domains },
            },
            ct);
        return provider;
    }

    /// <summary>What addresses end with, from a box into which people also type the @ or a comma; empty where one of them is no such ending.</summary>
    public static IReadOnlyList<string> Domains(string? typed)
    {
        var words = (typed ?? "").ToLowerInvariant().Split([' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimStart('@')).Distinct().ToList();
        return words.TrueForAll(word => Domain().IsMatch(word)) ? words : [];
    }

    [GeneratedRegex(@"^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$")]
    private static partial Regex Domain();
}
