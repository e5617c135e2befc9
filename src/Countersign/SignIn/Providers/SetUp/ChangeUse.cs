using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Proof;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers.SetUp;

/// <summary>Puts a service in use, in place of the one before, and takes it out again.</summary>
internal sealed class ChangeUse(CountersignDb db, Staff staff, Me me, ReadWaysIn waysIn, TimeProvider clock)
{
    private static readonly Refusal OnlyWay =
        new("You come in through it and in no other way, so you could not come back. Add a passkey first, under your name");

    private static readonly Refusal Quicker = new("Somebody else was quicker. Look again at what is in use");

    public async Task<Outcome<MayBeUsed>> PutInUse(SignInProvider provider, CancellationToken ct)
    {
        var decided = UseRules.Decide(provider, me.Id, await OtherAdministrators(ct));
        if (decided is not Outcome<MayBeUsed>.Done(var allowed))
        {
            return decided;
        }

        var now = clock.GetUtcNow();
        if (await db.Set<SignInProvider>().FirstOrDefaultAsync(row => row.InUseAt != null, ct) is { } before)
        {
            before.TakeOut(now);
        }

        provider.PutInUse(me.Id, now);
        var kind = allowed.Alone ? ProviderEvents.PutInUseAlone : ProviderEvents.PutInUse;
        return await db.TrySave(new AuditEvent(kind, me.Establishment, me.Id, now, provider.Id.Value), ct) ? allowed : Quicker;
    }

    /// <summary>
    /// Any administrator may: it only shuts a door, and whoever sees something wrong should not have to look for a second person. Not their own last
    /// one, though.
    /// </summary>
    public async Task<Refusal?> TakeOut(SignInProvider provider, CancellationToken ct)
    {
        if (provider.TakenOutAt is not null)
        {
            return null;
        }

        if (provider.IsInUse && await db.Set<SignInAccount>().FirstOrDefaultAsync(row => row.Id == me.Id.Value, ct) is { } account
            && await waysIn.Of(account, ct) is { NeedsNoService: false, Services.Count: > 0 })
        {
            return OnlyWay;
        }

        var now = clock.GetUtcNow();
        provider.TakeOut(now);
        return await db.TrySave(new AuditEvent(ProviderEvents.TakenOut, me.Establishment, me.Id, now, provider.Id.Value), ct) ? null : Quicker;
    }

    private async Task<int> OtherAdministrators(CancellationToken ct) =>
        (await staff.Everyone(ct)).Count(person => person.Id != me.Id && person.Roles.Contains(Me.Administrator));
}
