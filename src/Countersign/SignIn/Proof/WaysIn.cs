using Countersign.Foundation.Database;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Providers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Proof;

/// <summary>What lets somebody in.</summary>
/// <param name="Services">The school's services that know an account of theirs and let people in today.</param>
/// <param name="Codes">An app, or codes that are not used up.</param>
internal sealed record WaysIn(bool Password, IReadOnlyList<WayIn> Services, int Passkeys, bool Codes)
{
    /// <summary>Without the passkey they still have both steps: another passkey, or a first step and a second.</summary>
    public bool LeavesAWay => Passkeys > 1 || ((Password || Services.Count > 0) && Codes);

    /// <summary>Without the school's service they still have both steps.</summary>
    public bool NeedsNoService => Passkeys > 0 || (Password && Codes);
}

/// <summary>Reads what lets somebody in.</summary>
internal sealed class ReadWaysIn(CountersignDb db, UserManager<SignInAccount> accounts, ProvidersInUse providers)
{
    public async Task<WaysIn> Of(SignInAccount account, CancellationToken ct)
    {
        var links = await db.AcrossEstablishments<ProviderLink>().AsNoTracking()
            .Where(link => link.Person == account.Person && link.RefusedAt == null).ToListAsync(ct);
        var services = new List<WayIn>();
        foreach (var link in links)
        {
            if (await providers.Behind(account.Establishment, link.Issuer, link.ClientId, ct) is { } provider)
            {
                services.Add(new WayIn(provider.Id, provider.Name, "", provider.Domains));
            }
        }

        var codes = account.TwoFactorEnabled
            && (await accounts.GetAuthenticatorKeyAsync(account) is not null || await accounts.CountRecoveryCodesAsync(account) > 0);
        return new WaysIn(account.PasswordHash is not null, services, (await accounts.GetPasskeysAsync(account)).Count, codes);
    }
}
