using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.SignIn.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers;

/// <summary>Reads whom a service may mean. It is asked before anybody is known, so it looks beyond the filter by establishment.</summary>
internal sealed class Candidates(CountersignDb db, Staff staff, Schools schools)
{
    /// <summary>Whose this account is, from an earlier time.</summary>
    public async Task<Candidate?> Bound(SignInProvider provider, string subject, CancellationToken ct) =>
        await Everybodys.FirstOrDefaultAsync(link => link.Issuer == provider.Issuer && link.Subject == subject, ct) is { } link
            ? new Candidate(
                link.Establishment,
                link.Person,
                (await Served(provider, ct)).Contains(link.Establishment),
                await Works(link.Establishment, link.Person, ct),
                IsBound: true)
            : null;

    /// <summary>Everybody served who is registered with this address.</summary>
    public async Task<IReadOnlyList<Candidate>> Registered(SignInProvider provider, string address, CancellationToken ct)
    {
        var found = new List<Candidate>();
        foreach (var (school, person) in await With(address, await Served(provider, ct), ct))
        {
            var bound = await Everybodys.AnyAsync(link => link.Issuer == provider.Issuer && link.Person == person, ct);
            found.Add(new Candidate(school, person, IsServed: true, await Works(school, person, ct), bound));
        }

        return found;
    }

    /// <summary>Whether the address is registered as this person's.</summary>
    public async Task<bool> Owns(PersonId person, EstablishmentId school, string address, CancellationToken ct) =>
        (await With(address, [school], ct)).Any(found => found.Person == person);

    private IQueryable<ProviderLink> Everybodys => db.AcrossEstablishments<ProviderLink>().AsNoTracking();

    private async Task<IReadOnlyList<EstablishmentId>> Served(SignInProvider provider, CancellationToken ct) =>
        [provider.Establishment, .. (await schools.Under(provider.Establishment, ct)).Select(school => school.Id)];

    private async Task<IReadOnlyList<(EstablishmentId School, PersonId Person)>> With(
        string address, IReadOnlyList<EstablishmentId> places, CancellationToken ct)
    {
        // Of whoever has joined, the address counts that they joined with. An administrator may correct the one at somebody's name, and would
        // otherwise come in as them by writing their own there.
        var registered = await staff.Registered(address, places, ct);
        var ids = registered.Select(found => found.Person.Value).ToList();
        var joined = await db.Set<SignInAccount>().Where(account => ids.Contains(account.Id)).Select(account => account.Id).ToListAsync(ct);
        var normalised = address.Trim().ToUpperInvariant();
        var accounts = await db.Set<SignInAccount>().Where(account => account.NormalizedEmail == normalised && places.Contains(account.Establishment))
            .Select(account => new { account.Establishment, account.Id }).ToListAsync(ct);
        return
        [
            .. registered.Where(found => !joined.Contains(found.Person.Value)),
            .. accounts.Select(account => (account.Establishment, new PersonId(account.Id))),
        ];
    }

    private async Task<bool> Works(EstablishmentId school, PersonId person, CancellationToken ct)
    {
        db.Tenant.StandAt(school);
        return await staff.Find(person, ct) is not null;
    }
}
