using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Register;

/// <summary>Registers an account on which a person puts posts up, or opens one again that was closed: the same account never stands twice.</summary>
internal sealed class RegisterAccount(CountersignDb db, Staff staff, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly Refusal Already = new("This account is registered already. Its leads can be changed in the list of accounts");

    private static readonly Refusal Clash =
        new("Somebody else registered an account at the same moment. Look at the list of accounts before you try again");

    public async Task<Outcome<SchoolAccount>> Register(Registration of, EstablishmentId school, PersonId by, CancellationToken ct)
    {
        if (Leading.WhyNot(of.Leads, await staff.Everyone(ct)) is { } why)
        {
            return why;
        }

        var platform = of.Platform.Name;
        var account = await db.Set<SchoolAccount>().Include(row => row.Leads)
            .FirstOrDefaultAsync(row => row.Platform == platform && row.PlatformAccount == of.Key, ct);
        if (account is { ClosedAt: null })
        {
            return Already;
        }

        account ??= db.Add(new SchoolAccount
        {
            Establishment = school,
            Platform = platform,
            PlatformAccount = of.Key,
            Server = of.Address.ToString(),
            Handle = of.Key,
            DisplayName = of.DisplayName,
        }).Entity;
        account.Register(of.DisplayName, of.Address, of.Purpose, by, clock.GetUtcNow());
        account.LeadBy(of.Leads);
        account.ProtectedSecret = Secrets.Protect(protection, account.Id, Accounts.NoSecret);
        Guid[] about = [account.Id.Value, .. of.Leads.Select(lead => lead.Value)];
        var act = new AuditEvent(SchoolAccountEvents.Registered, school, by, account.ConnectedAt, about)
        {
            Facts = new Dictionary<string, string> { ["place"] = platform },
        };
        return await db.TrySave(act, ct) ? account : Clash;
    }
}
