using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Model;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>Changes what an account is opened with. Whose account it is reads each change on their next page.</summary>
internal sealed class AccountSecrets(CountersignDb db, UserManager<SignInAccount> accounts, AccountStore store, TimeProvider clock)
{
    private const int BesideAnApp = 10;

    private const int OnASheet = 20;

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
        await Save(account, SignInEvents.CodesOn, SignInChange.CodesOn, ct);
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
        await Save(account, SignInEvents.SheetOn, SignInChange.SheetMade, ct);
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
            return new Refusal(AccountEnrolment.Sentence(answer));
        }

        var now = clock.GetUtcNow();
        foreach (var other in await db.AcrossEstablishments<Session>()
            .Where(row => row.Person == account.Person && row.EndedAt == null && row.Id != session).ToListAsync(ct))
        {
            other.EndedAt = now;
        }

        await Save(account, SignInEvents.PasswordChanged, SignInChange.PasswordChanged, ct);
        return account;
    }

    /// <summary>New recovery codes or a new sheet, shown once; the old ones no longer work.</summary>
    public async Task<IReadOnlyList<string>> RenewCodes(SignInAccount account, CancellationToken ct)
    {
        var codes = await NewCodes(account, await LeftOnSheet(account) is null ? BesideAnApp : OnASheet);
        await Save(account, SignInEvents.RecoveryCodesRenewed, SignInChange.CodesRenewed, ct);
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
        await Save(account, SignInEvents.PasskeyAdded, SignInChange.PasskeyAdded, ct);
        return true;
    }

    /// <summary>Removes one. False where somebody changed the account at the same moment, so that what was read of it may not hold any more.</summary>
    public async Task<bool> Remove(SignInAccount account, UserPasskeyInfo passkey, CancellationToken ct)
    {
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        await SignInNews.Tell(db, account.Establishment, account.Person, SignInChange.PasskeyRemoved, clock.GetUtcNow(), ct);
        return await db.TrySave(new AuditEvent(SignInEvents.PasskeyRemoved, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct);
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

    private async Task Save(SignInAccount account, AuditEventKind kind, SignInChange change, CancellationToken ct)
    {
        await SignInNews.Tell(db, account.Establishment, account.Person, change, clock.GetUtcNow(), ct);
        await db.Save(new AuditEvent(kind, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct);
    }
}
