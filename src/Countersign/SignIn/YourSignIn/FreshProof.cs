using Countersign.SignIn.Accounts;
using Countersign.SignIn.Sessions;

namespace Countersign.SignIn.YourSignIn;

/// <summary>
/// Shows that it is still them, before a secret changes. Wrong passwords count as they do at the door, so an open browser is no place to guess at one.
/// Whoever has none, because the school's own service says who they are, has just come from there.
/// </summary>
internal sealed class FreshProof(CredentialVerifier door, OpenSessions sessions, TimeProvider clock)
{
    private static readonly TimeSpan Just = TimeSpan.FromMinutes(10);

    /// <summary>The account as it is now.</summary>
    public async Task<Outcome<SignInAccount>> Of(SignInAccount account, Guid session, string? password, CancellationToken ct)
    {
        if (account.PasswordHash is null)
        {
            return (await sessions.Of(account.Person, ct)).Any(own => own.Id == session && clock.GetUtcNow() - own.StartedAt <= Just)
                ? account
                : new Refusal("You signed in more than ten minutes ago. Sign out, sign in again and come back to this page");
        }

        return await door.ByPassword(account.UserName!, password ?? "", ct) is { } proved
            ? proved
            : new Refusal("That is not your password. After five wrong tries an account rests for 15 minutes");
    }
}
