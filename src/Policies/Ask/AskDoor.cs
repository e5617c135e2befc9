namespace Countersign.Policies.Ask;

/// <summary>Where somebody asks: signed in, or from the house rules without signing in.</summary>
/// <param name="Beginning">The first page.</param>
/// <param name="About">Where the forms are sent.</param>
/// <param name="Policy">Where the whole policy can be read.</param>
/// <param name="Clause">Where a clause of the policy can be read.</param>
/// <param name="Audience">As the address says it, <c>pupils</c> or <c>families</c>; null for those who are signed in.</param>
internal sealed record AskDoor(string Beginning, string About, string Policy, Func<string, string> Clause, string? Audience)
{
    /// <summary>Pages that one address may ask for without signing in, in a minute: a class behind one address is let through.</summary>
    public const int PerMinute = 300;

    public const string RateLimit = "ask-without-signing-in";

    public static readonly AskDoor SignedIn = new(PolicyLinks.Ask, PolicyLinks.AskAbout, PolicyLinks.Policy, PolicyLinks.Clause, null);

    /// <summary>Nobody knows who asks: nothing is kept or counted, and no names of the staff are told.</summary>
    public bool IsPublic => Audience is not null;

    /// <summary>What somebody there may want to ask, as they would type it.</summary>
    public string Example => Audience switch
    {
        "pupils" => "can i follow my teacher on insta",
        "families" => "can i post a photo of the nativity, other kids are in it",
        _ => "ex pupil wants to add me on insta, shes 18 now",
    };

    public static AskDoor Of(string slug, string audience) => new(
        PolicyLinks.AskRules(slug, audience),
        PolicyLinks.AskRules(slug, audience),
        PolicyLinks.Rules(slug),
        clause => PolicyLinks.RulesClause(slug, clause),
        audience);
}
