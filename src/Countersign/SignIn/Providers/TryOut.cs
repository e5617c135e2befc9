using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.SignIn.Model;

namespace Countersign.SignIn.Providers;

/// <summary>Whether a provider works: an administrator signed in there, and the answer is about them.</summary>
internal sealed class TryOut(CountersignDb db, Candidates candidates, TimeProvider clock)
{
    public async Task<Outcome<SignInProvider>> Judge(SignInProvider provider, ProviderAnswer answer, Me me, CancellationToken ct)
    {
        if (MatchRules.Vouched(provider, answer) is { } why)
        {
            return why;
        }

        if (!await candidates.Owns(me.Id, me.VisitsFrom ?? me.Establishment, answer.Address!, ct))
        {
            return new Refusal($"{provider.Name} says that your address is {answer.Address}, and that is not the one you stand here with. "
                + "Choose your own account there, or ask another administrator to try it");
        }

        provider.Check(clock.GetUtcNow());
        return await db.TrySave(new AuditEvent(ProviderEvents.Checked, provider.Establishment, me.Id, clock.GetUtcNow(), provider.Id.Value), ct)
            ? provider
            : new Refusal("Somebody else changed this at the same moment. Try again");
    }
}
