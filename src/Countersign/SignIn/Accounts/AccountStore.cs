using System.Security.Cryptography;
using Countersign.Foundation.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>
/// Identity's store on the one database. It only notes changes; whoever uses it saves them with an act. Secrets of the
/// second step are encrypted, so that a copy of the database alone signs nobody in.
/// </summary>
internal sealed class AccountStore
    : UserOnlyStore<SignInAccount, CountersignDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>
{
    private readonly IDataProtector protector;

    public AccountStore(CountersignDb db, IDataProtectionProvider protection, IdentityErrorDescriber words)
        : base(db, words)
    {
        AutoSaveChanges = false;
        protector = protection.CreateProtector("Countersign.SignIn.Secrets");
    }

    // The framework's own attaches the account anew, which makes EF Core take an unsaved stamp for the stored one as soon as
    // one save holds two changes.
    public override Task<IdentityResult> UpdateAsync(SignInAccount user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        return Task.FromResult(IdentityResult.Success);
    }

    public override Task SetTokenAsync(SignInAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(SignInAccount user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? protector.Unprotect(kept) : null;
        }
        catch (CryptographicException)
        {
            // The key that protected it was lost (`countersign keys renew`): no code fits any more, and an invitation leads in again.
            return null;
        }
    }
}
