using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Links;
using Countersign.People.DualControl;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Proof;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.YourSignIn;

internal sealed record PasskeyLine(string Id, DateTimeOffset MadeAt);

internal sealed class YourSignInModel(
    Me me,
    Schools schools,
    OpenSessions sessions,
    UserManager<SignInAccount> accounts,
    AccountSecrets secrets,
    ReadWaysIn waysIn) : PageModel
{
    private const string OnlyWay = "Without this passkey you could not sign in. Add another passkey or an authenticator app first";

    private const string AtTheSameMoment = "Your sign-in was changed at the same moment. Look at it again";

    public SchoolTime Time { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<PasskeyLine> Passkeys { get; private set; } = [];

    /// <summary>A demo person has none, and so nothing to change.</summary>
    public bool HasAccount { get; private set; }

    public Guid This => SessionClaims.Read(User)?.Session ?? default;

    public async Task OnGet(CancellationToken ct)
    {
        Time = (await schools.Here(ct)).Time;
        Sessions = await sessions.Of(me.Id, ct);
        if (await accounts.FindByIdAsync(me.Id.ToString()) is { } account)
        {
            HasAccount = true;
            Passkeys = [.. (await accounts.GetPasskeysAsync(account)).Select(passkey => new PasskeyLine(Name(passkey), passkey.CreatedAt))];
        }
    }

    public async Task<IActionResult> OnPostEnd(Guid session, CancellationToken ct)
    {
        await sessions.End([.. (await sessions.Of(me.Id, ct)).Where(own => own.Id == session)], me, ct);
        return this.Done(SignInLinks.YourSignIn, "That browser is signed out");
    }

    public async Task<IActionResult> OnPostEndAll(CancellationToken ct)
    {
        await sessions.End(await sessions.Of(me.Id, ct), me, ct);
        return this.Done(SignInLinks.YourSignIn, "You are signed out everywhere", "To come back in, sign in again.");
    }

    /// <summary>They have read what happened to how they sign in.</summary>
    public async Task<IActionResult> OnPostRead(CancellationToken ct)
    {
        await sessions.HaveRead(me, ct);
        return Redirect(HostLinks.Home);
    }

    /// <summary>Removes it; where it is gone already, nothing changes.</summary>
    [ChangesSecret]
    public async Task<IActionResult> OnPostRemovePasskey(string? passkey, CancellationToken ct)
    {
        var account = await accounts.FindByIdAsync(me.Id.ToString()).OrNotFound(me.Id);
        if ((await accounts.GetPasskeysAsync(account)).FirstOrDefault(kept => Name(kept) == passkey) is not { } found)
        {
            return this.Done(SignInLinks.YourSignIn, "The passkey is removed", "It no longer lets anybody in.");
        }

        var why = !(await waysIn.Of(account, ct)).LeavesAWay ? OnlyWay
            : !await secrets.Remove(account, found, ct) ? AtTheSameMoment
            : null;
        if (why is not null)
        {
            await OnGet(ct);
            return this.Refuse(why);
        }

        return this.Done(SignInLinks.YourSignIn, "The passkey is removed", "It no longer lets anybody in.");
    }

    private static string Name(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);
}
