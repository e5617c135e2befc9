using System.Security.Cryptography;
using System.Text.Json;
using Countersign.People.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.Policies.Ask;

/// <summary>
/// Encrypts a draft question into a form field that only this person, at this school, can send back; for those who are not signed in, only somebody who
/// asks there in the same part.
/// </summary>
internal sealed class ProtectedState
{
    private readonly IDataProtector seal;

    public ProtectedState(IDataProtectionProvider protection, Me me)
        : this(protection, me.Establishment, me.Id.Value.ToString("N"))
    {
    }

    private ProtectedState(IDataProtectionProvider protection, EstablishmentId school, string who) =>
        seal = protection.CreateProtector("Countersign.Policies.Ask", school.Value.ToString("N"), who);

    /// <summary>For those who come from the house rules.</summary>
    public static ProtectedState Public(IDataProtectionProvider protection, EstablishmentId school, string audience) => new(protection, school, audience);

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
