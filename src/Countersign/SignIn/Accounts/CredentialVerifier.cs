using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>
/// Checks what somebody signs in with. Every change to the count of wrong tries is saved against the account as it stood:
/// of tries sent at once the later ones are weighed again, so a volley gets no more tries than a queue.
/// </summary>
internal sealed class CredentialVerifier(CountersignDb db, UserManager<SignInAccount> accounts, Staff staff, TimeProvider clock)
{
    private const int Rounds = 20;

    // Unknown names cost the same work as known ones.
    private static readonly string NobodysHash = new PasswordHasher<SignInAccount>().HashPassword(new SignInAccount(), Guid.CreateVersion7().ToString());

    /// <summary>The account, if address or name and password belong together and the person may come in; null otherwise, whatever the reason.</summary>
    public async Task<SignInAccount?> ByPassword(string addressOrName, string password, CancellationToken ct)
    {
        var account = await accounts.FindByNameAsync(addressOrName.Trim());
        var fits = accounts.PasswordHasher.VerifyHashedPassword(
            account ?? new SignInAccount(),
            account?.PasswordHash ?? NobodysHash,
            password) is not PasswordVerificationResult.Failed;
        return account is not null && await Weigh(account.Id, _ => Task.FromResult(fits && account.PasswordHash is not null), ct)
            ? await accounts.FindByIdAsync(account.Id.ToString())
            : null;
    }

    /// <summary>Whether the six digits, or a recovery code, are the account's. A code is taken once.</summary>
    public Task<bool> Code(Guid account, string? typed, CancellationToken ct) => Weigh(account, async fresh =>
    {
        if (await accounts.GetAuthenticatorKeyAsync(fresh) is { } secret
            && TimedCode.StepOfCode(secret, typed, clock.GetUtcNow(), fresh.LastCodeStep) is { } step)
        {
            fresh.LastCodeStep = step;
            return true;
        }

        return !string.IsNullOrWhiteSpace(typed) && (await accounts.RedeemTwoFactorRecoveryCodeAsync(fresh, typed.Trim().ToUpperInvariant())).Succeeded;
    }, ct);

    /// <summary>Whether the account may come in at all now: not resting, and its person has not left.</summary>
    public async Task<bool> IsWelcome(SignInAccount account, CancellationToken ct)
    {
        db.Tenant.StandAt(account.Establishment);
        return !LockoutRules.IsResting(account, clock.GetUtcNow()) && await staff.Find(account.Person, ct) is not null;
    }

    private async Task<bool> Weigh(Guid id, Func<SignInAccount, Task<bool>> fits, CancellationToken ct)
    {
        for (var round = 0; round < Rounds; round++)
        {
            db.ChangeTracker.Clear();
            if (await accounts.FindByIdAsync(id.ToString()) is not { } account || !await IsWelcome(account, ct))
            {
                return false;
            }

            var right = await fits(account);
            var now = clock.GetUtcNow();
            var locked = !right && LockoutRules.CountWrong(account, now);
            account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
            var kind = (right, locked) switch { (true, _) => SignInEvents.StepPassed, (_, true) => SignInEvents.Locked, _ => SignInEvents.Failed };
            if (await db.TrySave(new AuditEvent(kind, account.Establishment, right ? account.Person : null, now, account.Id), ct))
            {
                return right;
            }
        }

        return false;
    }
}
