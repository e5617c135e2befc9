using Countersign.Foundation.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>Identity's tables without its context, so that the one database and its one way to save stay the only ones.</summary>
internal static class AccountTables
{
    public static void Shape(ModelBuilder model)
    {
        model.Entity<SignInAccount>(account =>
        {
            account.ToTable("Accounts");
            ModelPart.GoesWithPerson(account.Property(row => row.Id));
            account.Property(row => row.Id).ValueGeneratedNever();
            account.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
            account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.Person);

            // Wrong tries are counted elsewhere, by where they come from.
            account.Ignore(row => row.LockoutEnd).Ignore(row => row.LockoutEnabled).Ignore(row => row.AccessFailedCount);
            account.HasIndex(row => row.NormalizedUserName).IsUnique();
            account.HasIndex(row => row.NormalizedEmail).IsUnique();
        });
        model.Entity<SignInTries>(tries =>
        {
            tries.ToTable("SignInTries");
            tries.HasKey(row => row.Key);
            tries.HasIndex(row => row.Since);
        });
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("AccountClaims").HasKey(row => row.Id);
            ModelPart.GoesWithPerson(claim.Property(row => row.UserId));
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("AccountLogins").HasKey(row => new { row.LoginProvider, row.ProviderKey });
            ModelPart.GoesWithPerson(login.Property(row => row.UserId));
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("AccountTokens").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
            ModelPart.GoesWithPerson(token.Property(row => row.UserId));
        });
        model.Entity<ProviderLink>(link =>
        {
            link.ToTable("ProviderLinks");
            ModelPart.GoesWithPerson(link.Property(row => row.Person));
            link.Property(row => row.Id).ValueGeneratedNever();
            link.Property(row => row.Version).IsConcurrencyToken();
            link.HasIndex(row => new { row.Issuer, row.Subject }).IsUnique();
            link.HasIndex(row => new { row.Person, row.Issuer }).IsUnique();
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("Passkeys");
            ModelPart.GoesWithPerson(passkey.Property(row => row.UserId));
            passkey.HasKey(row => row.CredentialId);
            passkey.HasIndex(row => row.UserId);
            passkey.OwnsOne(row => row.Data).ToJson();
        });
    }
}
