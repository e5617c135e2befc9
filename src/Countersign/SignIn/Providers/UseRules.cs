namespace Countersign.SignIn.Providers;

/// <summary>That a provider may be put in use, and whether the record has to say that nobody looked over their shoulder.</summary>
internal sealed record MayBeUsed(bool Alone);

/// <summary>
/// Whoever decides which service says who people are could let themselves in as anybody. So it takes two; where there is one administrator they
/// may, and the record says so.
/// </summary>
internal static class UseRules
{
    /// <param name="others">How many other administrators work here today.</param>
    public static Outcome<MayBeUsed> Decide(SignInProvider provider, PersonId by, int others) => provider switch
    {
        { TakenOutAt: not null } => new Refusal("This was taken out of use, and its secret is deleted. Set it up again"),
        { IsInUse: true } => new Refusal("This is in use already"),
        { CheckedAt: null } => new Refusal("Try it first, so that nobody finds the door shut"),
        { SetUpBy: var own } when own == by && others > 0 =>
            new Refusal("You set this up, so another administrator puts it in use. Ask one of them to open this page"),
        _ => new MayBeUsed(provider.SetUpBy == by),
    };
}
