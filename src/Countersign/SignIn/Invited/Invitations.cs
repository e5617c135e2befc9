using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Invited;

/// <summary>
/// Finds and opens invitations for whoever comes with one. Every try at a second half is saved against the invitation as it
/// stood: of tries sent at once the later ones are weighed again, so a volley gets no more tries than a queue.
/// </summary>
internal sealed class Invitations(CountersignDb db, Staff staff, JoinedStaff joined, PendingChanges changes, TimeProvider clock)
{
    private const int Rounds = 20;

    /// <summary>The key is to blame; every other refusal is about the second half.</summary>
    public static readonly Refusal Gone =
        new("This invitation is not known. Look for a mistyped letter. It may also have been used, or be older than seven days");

    private static readonly Refusal NoHalfYet =
        new("The second half has not been made yet. Ask the person who is named on your sheet to make it, then type it here");

    private static readonly Refusal HolderLeft =
        new("The person who held the second half no longer works at the school. Ask an administrator for a new invitation");

    private static readonly Refusal Ended = new("That was the fifth wrong second half, so this invitation has ended. Ask an administrator for a new one");

    /// <summary>
    /// The invitation with this key while it is open, and stands the database at its school; null where it is wrong, used
    /// or too old. The key itself says whose it is, so it is looked for before any school is in view.
    /// </summary>
    public async Task<Invitation?> Find(string? key, CancellationToken ct)
    {
        string[] hashes = [OneTimeKey.HashOf(key ?? ""), OneTimeKey.HashOf(OneTimeKey.FromPaper(key))];
        var found = await db.AcrossEstablishments<Invitation>().FirstOrDefaultAsync(row => hashes.Contains(row.KeyHash), ct);
        if (found?.IsOpen(clock.GetUtcNow()) is not true)
        {
            return null;
        }

        db.Tenant.StandAt(found.Establishment);
        return found;
    }

    /// <summary>
    /// Whom it invites; null where they no longer work here or have joined already in another way, where what it waits for does not count yet, and where
    /// it was made for somebody who signed nothing then and does now.
    /// </summary>
    public async Task<InvitedPerson?> WhoIs(Invitation invitation, CancellationToken ct) =>
        await staff.Find(invitation.Person, ct) is { } person
        && await staff.SignsInWith(invitation.Person, ct) is { } name
        && (invitation.MayReplace || !await joined.Has(invitation.Person, ct))
        && (invitation.ForPower || !await changes.IsPower(invitation.Person, ct))
        && (invitation.WaitsFor is not { } change || await changes.HasCounted(change, ct))
            ? new InvitedPerson(invitation.Establishment, invitation.Person, person.Name, name, invitation.MayReplace)
            : null;

    /// <summary>Whom key and second half together let in; a link needs no second half.</summary>
    public async Task<Outcome<InvitedPerson>> Open(string? key, string? second, CancellationToken ct)
    {
        for (var round = 0; round < Rounds; round++)
        {
            db.ChangeTracker.Clear();
            if (await Find(key, ct) is not { } invitation || await WhoIs(invitation, ct) is not { } invited)
            {
                return Gone;
            }

            if (invitation.Holder is not { } holder)
            {
                return invited;
            }

            if (invitation.SecondHash is null || await staff.Find(holder, ct) is null)
            {
                return invitation.SecondHash is null ? NoHalfYet : HolderLeft;
            }

            var right = invitation.Try(second, clock.GetUtcNow());
            var left = Invitation.WrongAtMost - invitation.WrongTries;
            var kind = right ? InvitationEvents.HalvesFitted : left == 0 ? InvitationEvents.EndedByTries : InvitationEvents.HalfWrong;
            if (await db.TrySave(new AuditEvent(kind, invitation.Establishment, null, clock.GetUtcNow(), invitation.Person.Value, invitation.Id), ct))
            {
                return right ? invited : left == 0 ? Ended : Wrong(left);
            }
        }

        return Gone;
    }

    /// <summary>Notes that it was used; the second of two uses at once fails to save. Null where it no longer is open.</summary>
    public async Task<Invitation?> Use(string? key, CancellationToken ct)
    {
        var invitation = await Find(key, ct);
        invitation?.End(clock.GetUtcNow());
        return invitation;
    }

    private static Refusal Wrong(int left) => new($"That is not the second half. {(left == 1 ? "One try is" : $"{left} tries are")} left");
}
