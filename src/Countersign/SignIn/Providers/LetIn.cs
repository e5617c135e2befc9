using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Providers;

/// <summary>Finds the person whom a service means, binds the account there to them the first time, and notes that it stands.</summary>
internal sealed class LetIn(
    CountersignDb db,
    Candidates candidates,
    AccountEnrolment enrolling,
    IDataProtectionProvider protection,
    TimeProvider clock)
{
    /// <summary>The account of the person, who has done a first step; or why nobody is let in.</summary>
    public async Task<Outcome<SignInAccount>> Recognise(SignInProvider provider, ProviderAnswer answer, CancellationToken ct)
    {
        var bound = await candidates.Bound(provider, answer.Subject, ct);
        var registered = bound is null && answer.Address is { } address ? await candidates.Registered(provider, address, ct) : [];
        var decided = MatchRules.Decide(provider, answer, bound, registered);
        if (decided is not Outcome<Candidate>.Done(var person))
        {
            return await Refuse(provider, bound?.Person, ((Outcome<Candidate>.Refused)decided).Why, ct);
        }

        db.Tenant.StandAt(person.School);
        var account = await enrolling.FindOrMake(person.School, person.Person, answer.Address ?? "");
        if (account is not Outcome<SignInAccount>.Done(var found))
        {
            return account;
        }

        await Confirm(provider, answer, person, ct);
        if (bound is null)
        {
            await SignInNews.Tell(db, person.School, person.Person, SignInChange.ServiceBound, clock.GetUtcNow(), ct);
        }

        var kind = bound is null ? ProviderEvents.Bound : ProviderEvents.Passed;
        return await db.TrySave(new AuditEvent(kind, person.School, person.Person, clock.GetUtcNow(), provider.Id.Value, person.Person.Value), ct)
            ? found
            : new Refusal("You came in twice at the same moment. Begin again");
    }

    private async Task Confirm(SignInProvider provider, ProviderAnswer answer, Candidate person, CancellationToken ct)
    {
        var links = await db.Set<ProviderLink>().Where(link => link.Person == person.Person).ToListAsync(ct);
        var own = links.Find(link => link.Issuer == provider.Issuer && link.Subject == answer.Subject);
        if (own is null)
        {
            own = new ProviderLink { Establishment = person.School, Person = person.Person, Issuer = provider.Issuer, Subject = answer.Subject };
            db.Add(own);
        }

        var token = answer.RefreshToken is { } given ? ProviderSecrets.Protect(protection, own.Id, given) : null;
        own.Confirm(provider.ClientId, token, clock.GetUtcNow());
        foreach (var other in links.Where(link => link != own && link.RefusedAt is not null))
        {
            other.Forgive();
        }
    }

    private async Task<Refusal> Refuse(SignInProvider provider, PersonId? person, Refusal why, CancellationToken ct)
    {
        IReadOnlyList<Guid> about = person is { } known ? [provider.Id.Value, known.Value] : [provider.Id.Value];
        await db.Save(new AuditEvent(ProviderEvents.Refused, provider.Establishment, null, clock.GetUtcNow(), about)
        {
            Facts = new Dictionary<string, string> { ["because"] = why.Sentence },
        }, ct);
        return why;
    }
}
