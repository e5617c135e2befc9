using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.SignIn.Providers;

/// <summary>Encrypts what a provider and we know of each other. Each is bound to its row, so that one copied to another row opens nothing.</summary>
internal static class ProviderSecrets
{
    private const string Purpose = "Countersign.SignIn.Providers";

    public static string Protect(IDataProtectionProvider protection, Guid row, string secret) =>
        protection.CreateProtector(Purpose, row.ToString()).Protect(secret);

    /// <summary>Null where there is none or it cannot be read.</summary>
    public static string? Read(IDataProtectionProvider protection, Guid row, string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? null : protection.CreateProtector(Purpose, row.ToString()).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
