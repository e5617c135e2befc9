using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.SchoolAccounts.Model;

/// <summary>Encrypts app passwords. Each is bound to its account, so that one copied to another row opens nothing.</summary>
internal static class Secrets
{
    private const string Purpose = "school-accounts";

    public static string Protect(IDataProtectionProvider protection, SchoolAccountId account, string secret) =>
        protection.CreateProtector(Purpose, account.ToString()).Protect(secret);

    /// <summary>Null where it cannot be read: closed, moved from another row, or the keys were not restored with the database.</summary>
    public static string? Read(IDataProtectionProvider protection, SchoolAccount account)
    {
        if (account.ProtectedSecret.Length == 0)
        {
            return null;
        }

        try
        {
            return protection.CreateProtector(Purpose, account.Id.ToString()).Unprotect(account.ProtectedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
