using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Invite;

/// <summary>Somebody who may be invited, and who could hold the second half.</summary>
/// <param name="TakesTwo">They have joined already, or sign or administer: whoever came in with their name would sign in it.</param>
internal sealed record Candidate(StaffMember Person, string? SignsInWith, bool HasJoined, bool TakesTwo, IReadOnlyList<StaffMember> Holders)
{
    /// <summary>
    /// Whoever made a link can follow it. That gives away nothing while its person signs nothing and has never been here; later it would be
    /// their name under what somebody else signs, so it takes a second person wherever there is one, and time where there is none.
    /// </summary>
    public bool MayHaveLink => !TakesTwo || Holders.Count == 0;
}

/// <summary>The first half of an invitation, which is printed and kept nowhere.</summary>
internal sealed record PrintedHalf(string FirstHalf, string Holder, DateTimeOffset Until);

/// <summary>The key of a link, and from when it opens where it does not yet.</summary>
internal sealed record LinkMade(string Key, RequestedChange? Waits);

/// <summary>Makes invitations. A newer one stops those made before for the same person.</summary>
internal sealed class InvitePerson(CountersignDb db, Me me, Staff staff, JoinedStaff joined, PendingChanges changes, TimeProvider clock)
{
    private static readonly Refusal NoName = new("They have neither an e-mail address nor a sign-in name. Give them one first");

    /// <summary>Null where nobody of that id works here.</summary>
    public async Task<Candidate?> Look(PersonId id, CancellationToken ct)
    {
        if (await staff.Find(id, ct) is not { } person)
        {
            return null;
        }

        var hasJoined = await joined.Has(id, ct);
        var takesTwo = hasJoined || await changes.IsPower(id, ct);
        var holders = takesTwo ? await changes.Seconds(Asked(id), ct) : await joined.WhoCanSignIn(ct);

        // Whoever comes from the trust confirms a change, but is not here to give somebody a half in person.
        var here = (await staff.Everyone(ct)).Select(colleague => colleague.Id).ToHashSet();
        return new Candidate(
            person,
            await staff.SignsInWith(id, ct),
            hasJoined,
            takesTwo,
            [.. holders.Where(colleague => colleague.Id != me.Id && colleague.Id != id && here.Contains(colleague.Id))]);
    }

    public async Task<Outcome<LinkMade>> ByLink(Candidate candidate, CancellationToken ct)
    {
        if (candidate is { SignsInWith: null } or { MayHaveLink: false })
        {
            return candidate.SignsInWith is null ? NoName : new Refusal("They have joined, or sign or administer, so their invitation is made on paper");
        }

        RequestedChange? waits = null;
        if (candidate.TakesTwo)
        {
            var asked = await changes.Ask(Asked(candidate.Person.Id), ct);
            if (asked is Outcome<RequestedChange>.Refused(var why))
            {
                return why;
            }

            waits = ((Outcome<RequestedChange>.Done)asked).Value is { Counts: false } waiting ? waiting : null;
        }

        var (invitation, key) = Invitation.ByLink(await For(candidate, ct) with { Waits = waits }, clock.GetUtcNow());
        await Keep(invitation, candidate.TakesTwo ? InvitationEvents.MadeAlone : InvitationEvents.Made, null, ct);
        return new LinkMade(key, waits);
    }

    public async Task<Outcome<PrintedHalf>> OnPaper(Candidate candidate, PersonId? holder, CancellationToken ct)
    {
        if (candidate.SignsInWith is null)
        {
            return NoName;
        }

        if (candidate.Holders.FirstOrDefault(colleague => colleague.Id == holder) is not { } chosen)
        {
            return new Refusal("Select who will hold the second half");
        }

        var (invitation, half) = Invitation.OnPaper(await For(candidate, ct) with { Holder = chosen.Id }, clock.GetUtcNow());
        var facts = new Dictionary<string, string> { ["holder"] = chosen.Id.ToString() };
        await Keep(invitation, InvitationEvents.MadeOnPaper, facts, ct);
        return new PrintedHalf(half, chosen.Name, invitation.ExpiresAt);
    }

    private RequestedChange Asked(PersonId person) => ReplaceSignIn.Of(me.Establishment, person, me.Id);

    private async Task<InvitationFor> For(Candidate candidate, CancellationToken ct) => new(me.Establishment, candidate.Person.Id, candidate.HasJoined)
    {
        MadeBy = me.Id,
        ForPower = candidate.TakesTwo || await changes.IsSetUp(ct),
    };

    private async Task Keep(Invitation invitation, AuditEventKind kind, Dictionary<string, string>? facts, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var older in await db.Set<Invitation>().Where(row => row.Person == invitation.Person && row.UsedAt == null).ToListAsync(ct))
        {
            older.End(now);
        }

        db.Add(invitation);
        await db.Save(new AuditEvent(kind, me.Establishment, me.Id, now, invitation.Person.Value, invitation.Id) { Facts = facts }, ct);
    }
}
