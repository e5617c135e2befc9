using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Invite;

/// <summary>Somebody who may be invited, and who could hold the second half.</summary>
internal sealed record Candidate(StaffMember Person, string? SignsInWith, bool HasJoined, IReadOnlyList<StaffMember> Holders)
{
    /// <summary>
    /// Whoever made a link can follow it. That gives away nothing while its person has never been here; later it would be
    /// their name under what somebody else signs, so it takes a second person wherever there is one.
    /// </summary>
    public bool MayHaveLink => !HasJoined || Holders.Count == 0;
}

/// <summary>The first half of an invitation, which is printed and kept nowhere.</summary>
internal sealed record PrintedHalf(string FirstHalf, string Holder, DateTimeOffset Until);

/// <summary>Makes invitations. A newer one stops those made before for the same person.</summary>
internal sealed class InvitePerson(CountersignDb db, Me me, Staff staff, JoinedStaff joined, TimeProvider clock)
{
    private static readonly Refusal NoName = new("They have neither an e-mail address nor a sign-in name. Give them one first");

    /// <summary>Null where nobody of that id works here.</summary>
    public async Task<Candidate?> Look(PersonId id, CancellationToken ct) => await staff.Find(id, ct) is { } person
        ? new Candidate(
            person,
            await staff.SignsInWith(id, ct),
            await joined.Has(id, ct),
            [.. (await joined.WhoCanSignIn(ct)).Where(colleague => colleague.Id != me.Id && colleague.Id != id)])
        : null;

    /// <summary>The key of a link.</summary>
    public async Task<Outcome<string>> ByLink(Candidate candidate, CancellationToken ct)
    {
        if (candidate is { SignsInWith: null } or { MayHaveLink: false })
        {
            return candidate.SignsInWith is null ? NoName : new Refusal("They have joined already, so their invitation is made on paper");
        }

        var (invitation, key) = Invitation.ByLink(me.Establishment, candidate.Person.Id, candidate.HasJoined, clock.GetUtcNow());
        await Keep(invitation, candidate.HasJoined ? InvitationEvents.MadeAlone : InvitationEvents.Made, null, ct);
        return key;
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

        var (invitation, half) = Invitation.OnPaper(me.Establishment, candidate.Person.Id, chosen.Id, clock.GetUtcNow());
        var facts = new Dictionary<string, string> { ["holder"] = chosen.Id.ToString() };
        await Keep(invitation, InvitationEvents.MadeOnPaper, facts, ct);
        return new PrintedHalf(half, chosen.Name, invitation.ExpiresAt);
    }

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
