using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>
/// How a person signs in: one for each person, with the person's id. It is read before anyone is known, so it lies outside
/// the filter by establishment, and it holds nothing but what signing in needs.
/// </summary>
internal sealed class SignInAccount : IdentityUser<Guid>
{
    public EstablishmentId Establishment { get; init; }

    /// <summary>The last thirty-second step whose code was used: none of its codes or an older one's is taken again.</summary>
    public long LastCodeStep { get; set; }

    public PersonId Person => new(Id);

    /// <summary>Takes an e-mail address, or a name without @ for somebody who has none.</summary>
    public void SignsInWith(string addressOrName) =>
        (UserName, Email) = (addressOrName, addressOrName.Contains('@', StringComparison.Ordinal) ? addressOrName : null);
}
