using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Leads;

/// <summary>
/// Says anew who leads an account. One administrator does: whoever leads it puts up what others signed and signs nothing by it, so no signature comes to mean
/// something else.
/// </summary>
internal sealed class ChangeLeads(CountersignDb db, Staff staff, Me me, TimeProvider clock)
{
    private static readonly Refusal Clash = new("Somebody else changed this account at the same moment. Look at it again before you change its leads");

    public async Task<Outcome<SchoolAccount>> Change(SchoolAccountId id, IReadOnlyList<PersonId> leads, CancellationToken ct)
    {
        var account = await Open(id, ct);
        if (Leading.WhyNot(leads, await staff.Everyone(ct)) is { } why)
        {
            return why;
        }

        account.LeadBy(leads);
        Guid[] about = [id.Value, .. leads.Select(lead => lead.Value)];
        var act = new AuditEvent(SchoolAccountEvents.LeadsChanged, account.Establishment, me.Id, clock.GetUtcNow(), about);
        return await db.TrySave(act, ct) ? account : Clash;
    }

    /// <exception cref="NotFoundException">There is none here, or it is closed.</exception>
    public async Task<SchoolAccount> Open(SchoolAccountId id, CancellationToken ct) =>
        await db.Set<SchoolAccount>().Include(row => row.Leads).FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, ct).OrNotFound(id);
}
