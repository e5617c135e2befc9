using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Providers;
using Countersign.SignIn.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Proof;

/// <summary>What somebody typed to show that it is them.</summary>
/// <param name="FirstStepDone">They came from the school's service a moment ago, which stands for the password.</param>
internal sealed record Typed(string? Password, string? Code, bool FirstStepDone);

/// <summary>Takes what somebody shows who is signed in already. It is what lets them in: no less, and no other kind of proof.</summary>
internal sealed class ProveSession(CountersignDb db, CredentialVerifier door, ReadWaysIn waysIn, TimeProvider clock)
{
    private static readonly Refusal NotThem = new("That is another account than the one that is known here as yours. Choose your own");

    private static readonly Refusal NeedsPasskey = new("You sign in with a passkey, so it takes that. Use the device that holds it");

    private static readonly Refusal Wrong = new(
        "That was not right, or there were too many wrong tries. Check it and try again; wait a few minutes if it goes on");

    /// <summary>The password, with a code where codes are on.</summary>
    public async Task<Outcome<Session>> ByPassword(Caller caller, SignInAccount account, Guid session, Typed typed, CancellationToken ct)
    {
        var ways = await waysIn.Of(account, ct);
        if (!typed.FirstStepDone && await door.ByPassword(caller, account.UserName!, typed.Password ?? "", ct) is null)
        {
            return Wrong;
        }

        if (account.TwoFactorEnabled)
        {
            return await door.Code(caller, account.Id, typed.Code, ct)
                ? await Prove(account, session, typed.FirstStepDone ? "school service and code" : "password and code", ct)
                : Wrong;
        }

        return ways.Passkeys > 0 ? NeedsPasskey : await Prove(account, session, typed.FirstStepDone ? "school service" : "password", ct);
    }

    /// <summary>What the school's service said of whoever came back from it: false where a code is still to be typed.</summary>
    public async Task<Outcome<bool>> ByService(
        SignInAccount account, Guid session, PersonId? knownAs, IReadOnlyCollection<string> methods, CancellationToken ct)
    {
        if (knownAs != account.Person)
        {
            return NotThem;
        }

        if (!StrengthRules.IsWhole(methods) && account.TwoFactorEnabled)
        {
            return false;
        }

        if (!StrengthRules.IsWhole(methods) && (await waysIn.Of(account, ct)).Passkeys > 0)
        {
            return NeedsPasskey;
        }

        await Prove(account, session, "school service", ct);
        return true;
    }

    /// <summary>Notes that they have shown it.</summary>
    public async Task<Session> Prove(SignInAccount account, Guid session, string by, CancellationToken ct)
    {
        var own = await db.AcrossEstablishments<Session>()
            .FirstAsync(row => row.Id == session && row.Person == account.Person, ct);
        own.ProvedAt = clock.GetUtcNow();
        await db.Save(
            new AuditEvent(SignInEvents.Proved, account.Establishment, account.Person, clock.GetUtcNow(), account.Id, session)
            {
                Facts = new Dictionary<string, string> { ["by"] = by },
            },
            ct);
        return own;
    }
}
