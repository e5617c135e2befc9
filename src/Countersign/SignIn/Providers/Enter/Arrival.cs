using Countersign.Links;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Providers.Enter;

/// <summary>Where somebody goes who came back from the service, and what they are told there.</summary>
internal sealed record NextPage(string Address, string? Said = null, string? Next = null);

/// <summary>
/// Somebody comes back from the service to sign in. Its word is one step of two: where it did not ask for two different things itself, what the person
/// set up here follows, because a firm that is deceived, or a password that was copied there, must not speak for a school.
/// </summary>
internal sealed class Arrival(LetIn letIn, SignInCompletion entrance, UserManager<SignInAccount> accounts, TimeProvider clock)
{
    public async Task<Outcome<NextPage>> Admit(HttpContext browser, SignInProvider provider, ProviderAnswer answer, string? then, CancellationToken ct)
    {
        var recognised = await letIn.Recognise(provider, answer, ct);
        if (recognised is not Outcome<SignInAccount>.Done(var account))
        {
            return ((Outcome<SignInAccount>.Refused)recognised).Why;
        }

        var admission = new Admission("school service", IsShared: false) { ConfirmedAt = clock.GetUtcNow() };
        var said = $"{provider.Name} says that it is you";
        if (StrengthRules.IsWhole(answer.Methods))
        {
            return await entrance.Admit(browser, account, admission, ct) is { } why ? why : new NextPage(then ?? HostLinks.Home);
        }

        if (account.TwoFactorEnabled)
        {
            await SignInCompletion.AwaitCode(browser, account, admission);
            return new NextPage(SignInLinks.CodeTo(then), said, "It did not say that it asked for a second thing, so one more step follows here.");
        }

        if ((await accounts.GetPasskeysAsync(account)).Count > 0)
        {
            return new NextPage(
                SignInLinks.SignInFor(then), said, "One more step: sign in with your passkey. It stands for both steps, so next time it is enough.");
        }

        return await entrance.Admit(browser, account, admission with { LacksSecondStep = true }, ct) is { } no
            ? no
            : new NextPage(SignInLinks.SecondStep, said, "It did not say that it asked for a second thing, so set one up here. It takes two minutes, once.");
    }
}
