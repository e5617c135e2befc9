using Countersign.SignIn.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Countersign.SignIn.Providers;

/// <summary>Whose answers it gives, which decides how they are read.</summary>
internal enum ProviderKind
{
    Microsoft,
    Google,
    Other,
}

/// <summary>
/// A service that says who a school's people are. What was entered never changes: who wants something else sets up another one, and the one
/// in use goes on until that is put in use in its place.
/// </summary>
internal sealed class SignInProvider : ITenantOwned
{
    public SignInProviderId Id { get; init; } = SignInProviderId.New();

    /// <summary>A federation's or trust's serves the schools under it as well.</summary>
    public EstablishmentId Establishment { get; init; }

    public ProviderKind Kind { get; init; }

    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    public string ProtectedSecret { get; private set; } = "";

    /// <summary>What the school's addresses end with, each after a space.</summary>
    public required string Domains { get; init; }

    public PersonId SetUpBy { get; init; }

    public DateTimeOffset SetUpAt { get; init; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public PersonId? PutInUseBy { get; private set; }

    public DateTimeOffset? PutInUseAt { get; private set; }

    public DateTimeOffset? TakenOutAt { get; private set; }

    /// <summary>The establishment while it is in use there, and empty otherwise: unique, so that one at most is.</summary>
    public EstablishmentId? InUseAt { get; private set; }

    public int Version { get; private set; }

    public bool IsInUse => InUseAt is not null;

    /// <summary>What people know it by.</summary>
    public string Name => new Issuer(Kind, Issuer).Name;

    public bool Has(string domain) => Domains.Split(' ').Contains(domain, StringComparer.OrdinalIgnoreCase);

    public void Keep(string secret, IDataProtectionProvider protection) => ProtectedSecret = ProviderSecrets.Protect(protection, Id.Value, secret);

    /// <summary>Null where it was taken out of use, or the keys were not restored with the database.</summary>
    public string? Secret(IDataProtectionProvider protection) => ProviderSecrets.Read(protection, Id.Value, ProtectedSecret);

    public void Check(DateTimeOffset now)
    {
        CheckedAt = now;
        Version++;
    }

    public void PutInUse(PersonId by, DateTimeOffset now)
    {
        (PutInUseBy, PutInUseAt, InUseAt) = (by, now, Establishment);
        Version++;
    }

    public void TakeOut(DateTimeOffset now)
    {
        (TakenOutAt, InUseAt, ProtectedSecret) = (now, null, "");
        Version++;
    }
}
