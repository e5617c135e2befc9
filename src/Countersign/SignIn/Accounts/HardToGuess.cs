using Countersign.People.Records;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>Refuses a new password that somebody would try early: common ones, rows of keys, dates, and what is made of the names around its person.</summary>
internal sealed class HardToGuess(Staff staff) : IPasswordValidator<SignInAccount>
{
    public const string Refused = "GuessablePassword";

    public async Task<IdentityResult> ValidateAsync(UserManager<SignInAccount> manager, SignInAccount user, string? password)
    {
        var known = await staff.NamesAround(user.Person, CancellationToken.None);
        return PasswordRules.IsHard(password ?? "", known.Append(user.UserName ?? ""))
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = Refused });
    }
}
