using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Stop;

/// <summary>
/// Stops publishing at once, by one person: whoever signs, the headteacher, or an administrator. That it goes on takes two.
/// </summary>
internal sealed class StopPublishing(CountersignDb db, PendingChanges changes, Accounts accounts, Me me, TimeProvider clock)
{
    private static readonly Refusal NotTheirs = new("This is for whoever signs posts, the headteacher and administrators. Ask one of them to press the button");

    private static readonly Refusal NoAccount = new("That account is not there any more. Choose one of those below");

    private static readonly Refusal Over = new("This no longer holds: somebody else was quicker. Look again at how it stands");

    public Task<bool> May(CancellationToken ct) => changes.IsPower(me.Roles, ct);

    /// <param name="account">Null for everything of the establishment in view.</param>
    /// <returns>When it holds from: of two who stop the same, the first.</returns>
    public async Task<Outcome<PublishingStop>> Stop(SchoolAccountId? account, string? because, CancellationToken ct)
    {
        if (!await May(ct))
        {
            return NotTheirs;
        }

        if (account is { } one && await accounts.Find(one, ct) is null)
        {
            return NoAccount;
        }

        if (await Standing(account, ct) is { } already)
        {
            return already;
        }

        var stop = PublishingStop.Of(me.Establishment, account, me.Id, because, clock.GetUtcNow());
        db.Add(stop);
        Guid[] about = account is { } of ? [stop.Id, of.Value] : [stop.Id];
        var act = new AuditEvent(PublishingEvents.Stopped, stop.Establishment, me.Id, stop.StoppedAt, about) { Why = stop.Because };
        return await db.TrySave(act, ct) ? stop : await Standing(account, ct) is { } other ? other : Over;
    }

    /// <summary>Asks that it goes on; somebody else confirms it.</summary>
    public async Task<Outcome<RequestedChange>> AskToLift(Guid id, CancellationToken ct)
    {
        if (!await May(ct))
        {
            return NotTheirs;
        }

        return await db.Set<PublishingStop>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.LiftedAt == null, ct) is { } stop
            ? await changes.Ask(LiftStop.Of(stop, me), ct)
            : Over;
    }

    private Task<PublishingStop?> Standing(SchoolAccountId? account, CancellationToken ct) => db.Set<PublishingStop>().AsNoTracking()
        .FirstOrDefaultAsync(row => row.Establishment == me.Establishment && row.Account == account && row.LiftedAt == null, ct);
}
