using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Recover;

/// <summary>Whom the operator lets in again, and where.</summary>
/// <param name="School">Its name in addresses.</param>
/// <param name="SignsInWith">An e-mail address or a sign-in name.</param>
/// <param name="Name">Of somebody who is not there yet.</param>
internal sealed record Recovery(string School, string SignsInWith, string? Name);

/// <summary>
/// Makes a link with which an administrator comes in again, on the machine itself. Whoever has the machine has everything, so it takes nobody else; the record
/// says that it was done.
/// </summary>
internal sealed class RecoverAdministrator(CountersignDb db, Schools schools, Enrolment register, JoinedStaff joined, TimeProvider clock)
{
    /// <summary>The key of the link.</summary>
    public async Task<Outcome<string>> Recover(Recovery recovery, CancellationToken ct)
    {
        if (await schools.BySlug(recovery.School, ct) is not { } school)
        {
            return new Refusal($"There is no school with the name {recovery.School} in its address. It is the last part of the address of its news page");
        }

        db.Tenant.StandAt(school.Id);
        await using var alone = await db.Alone(school.Id, ct);
        var now = clock.GetUtcNow();
        var found = await register.Administrator(school, recovery.SignsInWith.Trim(), recovery.Name, now, ct);
        if (found is not Outcome<(PersonId Person, AuditEvent? Act)>.Done(var administrator))
        {
            return ((Outcome<(PersonId Person, AuditEvent? Act)>.Refused)found).Why;
        }

        foreach (var older in await db.Set<Invitation>().Where(row => row.Person == administrator.Person && row.UsedAt == null).ToListAsync(ct))
        {
            older.End(now);
        }

        var (invitation, key) = Invitation.ByLink(
            new InvitationFor(school.Id, administrator.Person, await joined.Has(administrator.Person, ct)) { ForPower = true }, now);
        db.Add(invitation);
        var act = new AuditEvent(InvitationEvents.MadeByOperator, school.Id, null, now, administrator.Person.Value, invitation.Id)
        {
            Facts = new Dictionary<string, string> { ["command"] = "countersign admin recover" },
        };
        await db.Save(administrator.Act is { } changed ? [changed, act] : [act], ct);
        await alone.CommitAsync(ct);
        return key;
    }
}
