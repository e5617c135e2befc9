using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>
/// Checks what somebody signs in with. A try is counted before it is weighed, so a volley gets no more tries than a queue. A code is saved as used against the
/// account as it stood, so of the same one typed twice at once one counts.
/// </summary>
internal sealed class CredentialVerifier(CountersignDb db, UserManager<SignInAccount> accounts, Staff staff, TryLedger tries, TimeProvider clock)
{
    private const int Rounds = 20;

    // Unknown names cost the same work as known ones.
    private static readonly string NobodysHash = new PasswordHasher<SignInAccount>().HashPassword(new SignInAccount(), Guid.CreateVersion7().ToString());

    /// <summary>The account, if address or name and password belong together and the person may come in; null otherwise, whatever the reason.</summary>
    public async Task<SignInAccount?> ByPassword(Caller caller, string addressOrName, string password, CancellationToken ct)
    {
        var account = await accounts.FindByNameAsync(addressOrName.Trim());
        if (await tries.Take(caller.Password(account, addressOrName), ct) is not { } taken)
        {
            return null;
        }

        var fits = accounts.PasswordHasher.VerifyHashedPassword(
            account ?? new SignInAccount(),
            account?.PasswordHash ?? NobodysHash,
            password) is not PasswordVerificationResult.Failed;
        if (account is null)
        {
            return null;
        }

        if (!fits || account.PasswordHash is null || !await IsWelcome(account, ct))
        {
            await Wrong(account, taken, SignInChange.PasswordTried, ct);
            return null;
        }

        await db.Save(new AuditEvent(SignInEvents.StepPassed, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct);
        await tries.GiveBack(taken, ct);
        return account;
    }

    /// <summary>Whether the six digits, or a recovery code, are the account's. A code is taken once.</summary>
    public async Task<bool> Code(Caller caller, Guid id, string? typed, CancellationToken ct)
    {
        if (await accounts.FindByIdAsync(id.ToString()) is not { } known || await tries.Take(caller.Code(known), ct) is not { } taken)
        {
            return false;
        }

        for (var round = 0; round < Rounds; round++)
        {
            db.ChangeTracker.Clear();
            if (await accounts.FindByIdAsync(id.ToString()) is not { } account || !await IsWelcome(account, ct))
            {
                return false;
            }

            if (!await Fits(account, typed))
            {
                db.ChangeTracker.Clear();
                await Wrong(account, taken, SignInChange.CodeTried, ct);
                return false;
            }

            account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
            if (await db.TrySave(new AuditEvent(SignInEvents.StepPassed, account.Establishment, account.Person, clock.GetUtcNow(), account.Id), ct))
            {
                await tries.GiveBack(taken, ct);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the account may come in at all now: its person has not left.</summary>
    public async Task<bool> IsWelcome(SignInAccount account, CancellationToken ct)
    {
        db.Tenant.StandAt(account.Establishment);
        return await staff.Find(account.Person, ct) is not null;
    }

    private async Task<bool> Fits(SignInAccount account, string? typed)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is { } secret
            && TimedCode.StepOfCode(secret, typed, clock.GetUtcNow(), account.LastCodeStep) is { } step)
        {
            account.LastCodeStep = step;
            return true;
        }

        return !string.IsNullOrWhiteSpace(typed) && (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, typed.Trim().ToUpperInvariant())).Succeeded;
    }

    // Whose account it is hears of it once somebody has to wait, and not of every slip.
    private async Task Wrong(SignInAccount account, TakenTry taken, SignInChange change, CancellationToken ct)
    {
        if (db.Tenant.Here == default)
        {
            db.Tenant.StandAt(account.Establishment);
        }

        for (var round = 0; round < Rounds; round++)
        {
            var now = clock.GetUtcNow();
            if (taken.Rests)
            {
                await SignInNews.Tell(db, account.Establishment, account.Person, change, now, ct);
            }

            if (await db.TrySave(
                new AuditEvent(taken.Rests ? SignInEvents.Locked : SignInEvents.Failed, account.Establishment, null, now, account.Id), ct))
            {
                return;
            }
        }
    }
}
