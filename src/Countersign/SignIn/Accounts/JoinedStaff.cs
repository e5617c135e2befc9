using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Accounts;

/// <summary>Who of the school in view has joined: they have an account, so a new invitation would replace how they sign in.</summary>
internal sealed class JoinedStaff(CountersignDb db, CountersignSettings settings, Staff staff)
{
    public Task<bool> Has(PersonId person, CancellationToken ct) => db.Set<SignInAccount>().AnyAsync(account => account.Id == person.Value, ct);

    /// <summary>Everybody who works here today and can sign in. In a demo everybody can be stepped into.</summary>
    public async Task<IReadOnlyList<StaffMember>> WhoCanSignIn(CancellationToken ct)
    {
        var here = db.Tenant.Here;
        var everyone = await staff.Everyone(ct);
        var joined = await db.Set<SignInAccount>().Where(account => account.Establishment == here).Select(account => account.Id).ToListAsync(ct);
        return [.. everyone.Where(person => settings.Demo || joined.Contains(person.Id.Value))];
    }
}
