using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>Refuses a new password that somebody would try early: common ones, their own address or name, rows of keys, dates.</summary>
internal sealed class HardToGuess : IPasswordValidator<SignInAccount>
{
    public const string Refused = "GuessablePassword";

    // More than this only takes time: 100 letters already take a tenth of a second.
    private const int Read = 100;

    // Of 0 to 4, where 3 holds up whoever stole the hashes for ten days or more; at the door five tries rest an account anyway.
    private const int Least = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<SignInAccount> manager, SignInAccount user, string? password)
    {
        var beginning = (password ?? "")[..Math.Min(Read, password?.Length ?? 0)];
        var own = (user.UserName ?? "").Split('@', '.', '-', '_').Append("countersign");
        return Task.FromResult(Zxcvbn.Zxcvbn.MatchPassword(beginning, own).Score >= Least
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = Refused }));
    }
}
