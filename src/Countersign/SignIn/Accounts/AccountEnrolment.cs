using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>Makes an account and its second step.</summary>
internal sealed class AccountEnrolment(
    CountersignDb db, UserManager<SignInAccount> accounts, AccountStore store, PendingChanges changes, TimeProvider clock)
{
    private const int BesideAnApp = 10;

    private const int OnASheet = 20;

    /// <summary>Notes a new account; the caller saves it with its act. A refusal says what is wrong with the address, name or password.</summary>
    /// <param name="signsInWith">An e-mail address, or a name without @.</param>
    public Task<Outcome<SignInAccount>> Make(EstablishmentId establishment, PersonId person, string signsInWith, string password) =>
        Note(Blank(establishment, person, signsInWith), account => accounts.CreateAsync(account, password));

    /// <summary>The person's account; a new one without a password, not saved, where somebody else already said who they are.</summary>
    public async Task<Outcome<SignInAccount>> FindOrMake(EstablishmentId establishment, PersonId person, string email) =>
        await accounts.FindByIdAsync(person.ToString()) is { } found ? found : await Note(Blank(establishment, person, email), accounts.CreateAsync);

    /// <summary>
    /// A new account for the person, or a new beginning for one who lost theirs: new password, no second step, and every
    /// session over. Not saved.
    /// </summary>
    public async Task<Outcome<SignInAccount>> Renew(InvitedPerson invited, string password, CancellationToken ct)
    {
        if (await accounts.FindByIdAsync(invited.Person.ToString()) is not { } account)
        {
            return await Make(invited.Establishment, invited.Person, invited.SignsInWith, password);
        }

        if (!invited.MayReplace)
        {
            return new Refusal("You have joined already, so this invitation no longer works. Sign in");
        }

        account.PasswordHash = null;
        var answer = await accounts.AddPasswordAsync(account, password);
        if (!answer.Succeeded)
        {
            return new Refusal(Sentence(answer));
        }

        account.SignsInWith(invited.SignsInWith);
        await accounts.UpdateNormalizedUserNameAsync(account);
        await accounts.UpdateNormalizedEmailAsync(account);
        account.TwoFactorEnabled = false;
        account.LastCodeStep = 0;
        LockoutRules.Forget(account);
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(row => row.UserId == account.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == account.Id).ToListAsync(ct));
        foreach (var session in await db.Set<Session>().Where(row => row.Person == invited.Person && row.EndedAt == null).ToListAsync(ct))
        {
            session.EndedAt = clock.GetUtcNow();
        }

        return account;
    }

    /// <summary>The secret for the authenticator app; made once and kept until it is confirmed by a code.</summary>
    public async Task<string> Secret(SignInAccount account, CancellationToken ct)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is { } kept)
        {
            return kept;
        }

        var secret = TimedCode.NewSecret();
        await store.SetAuthenticatorKeyAsync(account, secret, ct);
        await db.Save(new AuditEvent(SignInEvents.CodesBegun, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct);
        return secret;
    }

    /// <summary>Turns the app's codes on and answers the recovery codes, which are shown once; null where the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> TurnOn(SignInAccount account, Guid session, string? code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await accounts.GetAuthenticatorKeyAsync(account) is not { } secret || TimedCode.StepOfCode(secret, code, now, account.LastCodeStep) is not { } step)
        {
            return null;
        }

        account.LastCodeStep = step;
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await NewCodes(account, BesideAnApp);
        await Complete(session, ct);
        await db.Save(new AuditEvent(SignInEvents.CodesOn, account.Establishment, account.Person, now, account.Id), ct);
        return codes;
    }

    /// <summary>Turns on a printed sheet of codes, which is shown once, for somebody who has no app.</summary>
    public async Task<IReadOnlyList<string>> TurnOnSheet(SignInAccount account, Guid session, CancellationToken ct)
    {
        // The key of an app that was begun and never confirmed would let in whoever photographed it.
        await store.SetAuthenticatorKeyAsync(account, null!, ct);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await NewCodes(account, OnASheet);
        await Complete(session, ct);
        await db.Save(new AuditEvent(SignInEvents.SheetOn, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct);
        return codes;
    }

    /// <summary>How many codes are left on the sheet of somebody who has no app; null where they have one.</summary>
    public async Task<int?> LeftOnSheet(SignInAccount account) =>
        account.TwoFactorEnabled && await accounts.GetAuthenticatorKeyAsync(account) is null ? await accounts.CountRecoveryCodesAsync(account) : null;

    /// <summary>A new password. Every session but this one is over: whoever knew the old one is out.</summary>
    public async Task<Outcome<SignInAccount>> Change(SignInAccount account, string password, Guid session, CancellationToken ct)
    {
        account.PasswordHash = null;
        var answer = await accounts.AddPasswordAsync(account, password);
        if (!answer.Succeeded)
        {
            db.ChangeTracker.Clear();
            return new Refusal(Sentence(answer));
        }

        var now = clock.GetUtcNow();
        foreach (var other in await db.Set<Session>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly])
            .Where(row => row.Person == account.Person && row.EndedAt == null && row.Id != session).ToListAsync(ct))
        {
            other.EndedAt = now;
        }

        await db.Save(new AuditEvent(SignInEvents.PasswordChanged, account.Establishment, account.Person, now, account.Id), ct);
        return account;
    }

    /// <summary>New recovery codes or a new sheet, shown once; the old ones no longer work.</summary>
    public async Task<IReadOnlyList<string>> RenewCodes(SignInAccount account, CancellationToken ct)
    {
        var codes = await NewCodes(account, await LeftOnSheet(account) is null ? BesideAnApp : OnASheet);
        await db.Save(new AuditEvent(SignInEvents.RecoveryCodesRenewed, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct);
        return codes;
    }

    /// <summary>Keeps a passkey that the browser proved.</summary>
    public async Task<bool> Keep(SignInAccount account, Guid session, UserPasskeyInfo passkey, CancellationToken ct)
    {
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded)
        {
            return false;
        }

        await Complete(session, ct);
        await db.Save(new AuditEvent(SignInEvents.PasskeyAdded, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct);
        return true;
    }

    // Noted before Identity looks for others of this name. Where the same person joins in another browser at this moment, it
    // would come upon that account, and two of one id cannot be noted; so it is saving that is refused.
    private async Task<Outcome<SignInAccount>> Note(SignInAccount account, Func<SignInAccount, Task<IdentityResult>> create)
    {
        db.Add(account);
        var answer = await create(account);
        if (answer.Succeeded)
        {
            await changes.Joined(account.Person, CancellationToken.None);
            return account;
        }

        db.Remove(account);
        return new Refusal(Sentence(answer));
    }

    private static SignInAccount Blank(EstablishmentId establishment, PersonId person, string signsInWith)
    {
        var account = new SignInAccount { Id = person.Value, Establishment = establishment, LockoutEnabled = true };
        account.SignsInWith(signsInWith.Trim());
        return account;
    }

    private async Task<IReadOnlyList<string>> NewCodes(SignInAccount account, int count) =>
        [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, count) ?? []];

    private async Task Complete(Guid session, CancellationToken ct)
    {
        if (await db.Set<Session>().FirstOrDefaultAsync(row => row.Id == session, ct) is { } own)
        {
            own.LacksSecondStep = false;
        }
    }

    private static string Sentence(IdentityResult answer) => answer.Errors.Select(error => error.Code).First() switch
    {
        "DuplicateEmail" or "DuplicateUserName" => "This e-mail address or name already signs somebody in. Use another one",
        "InvalidEmail" or "InvalidUserName" => "Enter an e-mail address, like name@school.example",
        HardToGuess.Refused => "This password is one of the first that somebody would try. Three unrelated words are good",
        _ => "Enter a password of at least 12 characters, not the same few repeated. Three unrelated words are good",
    };
}
