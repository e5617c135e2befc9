using System.Security.Cryptography;
using System.Text.Json;
using Countersign.People.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.Policies.Ask;

/// <summary>Encrypts a draft question into a form field that only this person, at this school, can send back.</summary>
internal sealed class ProtectedState(IDataProtectionProvider protection, Me me)
{
    private readonly IDataProtector seal =
        protection.CreateProtector("Countersign.Policies.Ask", me.Establishment.Value.ToString("N"), me.Id.Value.ToString("N"));

    public string Close(DraftQuestion draft) => seal.Protect(JsonSerializer.Serialize(draft));

    /// <summary>Null where the field was changed on the way, or is somebody else's.</summary>
    public DraftQuestion? Open(string? field)
    {
        if (string.IsNullOrEmpty(field))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<DraftQuestion>(seal.Unprotect(field));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
