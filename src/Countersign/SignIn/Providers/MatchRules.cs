namespace Countersign.SignIn.Providers;

/// <summary>Somebody who may be whom the service means.</summary>
/// <param name="IsServed">Registered where this provider lets people in: at its establishment or one under it.</param>
/// <param name="WorksHere">Works there today.</param>
/// <param name="IsBound">An account at this service is theirs already.</param>
internal sealed record Candidate(EstablishmentId School, PersonId Person, bool IsServed, bool WorksHere, bool IsBound);

/// <summary>
/// Who the account at a service belongs to here. Nobody is made up: somebody whom no administrator entered is not let in, whoever vouches for them.
/// </summary>
internal static class MatchRules
{
    /// <param name="bound">Whose this very account is, from an earlier time.</param>
    /// <param name="registered">Everybody served who is registered with the address.</param>
    public static Outcome<Candidate> Decide(SignInProvider provider, ProviderAnswer answer, Candidate? bound, IReadOnlyList<Candidate> registered) =>
        bound is not null ? Known(provider, bound)
        : Vouched(provider, answer) is { } why ? why
        : registered switch
        {
            [] or [{ WorksHere: false }] => Nobody,
            [{ IsBound: true }] => new Refusal(
                $"Your address was used here before, with another {provider.Name} account. Ask an administrator to let go of it: under People, at your "
                + "name, on the page “Where they are signed in”"),
            [var only] => only,
            _ => new Refusal("Several people here are registered with your address. Ask an administrator to give each their own"),
        };

    /// <summary>Why the address that the service named is not believed; null where it is.</summary>
    public static Refusal? Vouched(SignInProvider provider, ProviderAnswer answer) => answer switch
    {
        { Address: null or "" } => new($"{provider.Name} did not say what your e-mail address is. {Ask(provider)}"),
        { IsVerified: false } => new($"{provider.Name} does not say whether your e-mail address is really yours. {Ask(provider)}"),
        _ when provider.Kind == ProviderKind.Google && (answer.Hosted is null || !provider.Has(answer.Hosted)) =>
            new("This is not a Google account of your school. Go back and choose the one that your school gave you"),
        _ when !provider.Has(answer.Address[(answer.Address.LastIndexOf('@') + 1)..]) =>
            new($"This {provider.Name} account does not have an address of your school. Go back and choose the one that your school gave you"),
        _ => null,
    };

    private static Refusal Nobody { get; } =
        new("Nobody who works here now is registered with your address. Ask an administrator at your school which address you stand here with");

    private static string Ask(SignInProvider provider) => provider.Kind == ProviderKind.Microsoft
        ? "Ask whoever looks after Microsoft at your school to add the claims “email” and “xms_edov”"
        : "Ask whoever looks after the accounts of your school";

    private static Outcome<Candidate> Known(SignInProvider provider, Candidate bound) => bound switch
    {
        { IsServed: false } => new Refusal($"This {provider.Name} account belongs to somebody of another school, and that school lets its people in"),
        { WorksHere: false } => Nobody,
        _ => bound,
    };
}
