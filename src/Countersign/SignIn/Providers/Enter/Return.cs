using Countersign.Links;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Countersign.SignIn.Proof;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Providers.Enter;

/// <summary>
/// Somebody who is signed in comes back from the service, where they showed again that it is them. It has to be the account that is known as theirs, and counts
/// as much as it does on the way in.
/// </summary>
internal sealed class Return(Candidates candidates, ProveSession proving, UserManager<SignInAccount> accounts)
{
    public async Task<Outcome<NextPage>> Prove(HttpContext browser, SignInProvider provider, ProviderAnswer answer, string? then, CancellationToken ct)
    {
        var session = SessionClaims.Read(browser.User).OrNotFound(provider.Id);
        var account = await accounts.FindByIdAsync(session.Person.ToString()).OrNotFound(session.Person);
        var bound = await candidates.Bound(provider, answer.Subject, ct);
        var proved = await proving.ByService(account, session.Session, bound?.Person, answer.Methods, ct);
        if (proved is not Outcome<bool>.Done(var whole))
        {
            return ((Outcome<bool>.Refused)proved).Why;
        }

        if (whole)
        {
            return new NextPage(then ?? HostLinks.Home);
        }

        await SignInCompletion.AwaitCode(browser, account, new Admission("school service", IsShared: false));
        return new NextPage(SignInLinks.Prove(then), $"{provider.Name} says that it is you", "One more step: your code.");
    }
}
