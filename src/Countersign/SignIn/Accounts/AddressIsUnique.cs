using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>
/// An e-mail address is one, and signs one person in. Identity's own rule (<c>RequireUniqueEmail</c>) also refuses whoever has
/// none; who has none signs in with a name, whose shape and uniqueness are checked where it is given.
/// </summary>
internal sealed class AddressIsUnique(IdentityErrorDescriber words) : IUserValidator<SignInAccount>
{
    private static readonly System.ComponentModel.DataAnnotations.EmailAddressAttribute Address = new();

    public async Task<IdentityResult> ValidateAsync(UserManager<SignInAccount> manager, SignInAccount user) =>
        user.Email is not { } address ? IdentityResult.Success
        : !Address.IsValid(address) ? IdentityResult.Failed(words.InvalidEmail(address))
        : await manager.FindByEmailAsync(address) is { } other && other.Id != user.Id ? IdentityResult.Failed(words.DuplicateEmail(address))
        : IdentityResult.Success;
}
