namespace Countersign.PolicyLanguage.Model;

/// <summary>The rules of a document about somebody doing something, in the order of their ids, so that their order in the text changes nothing.</summary>
internal sealed class RulesAbout
{
    private RulesAbout(IEnumerable<Rule> matching, IEnumerable<Rule> narrower)
    {
        Matching = [.. matching.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        Narrower = [.. narrower.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        Waits = Matching.Concat(Narrower).Any(rule => rule.Until is not null);
    }

    public Rule[] Matching { get; }

    /// <summary>They bar or hold back somebody in a narrower role.</summary>
    public Rule[] Narrower { get; }

    /// <summary>Whether any of either has a waiting time.</summary>
    public bool Waits { get; }

    public static RulesAbout Of(IReadOnlyList<Rule> rules, Word actor, Word action)
    {
        var about = rules.Where(rule => action.IsCoveredBy(rule.Action)).ToLookup(rule => rule.Actors.Any(actor.IsCoveredBy));
        return new RulesAbout(
            about[true],
            about[false].Where(rule => rule.Verdict <= RuleVerdict.Needs && rule.Actors.Any(role => role.IsCoveredBy(actor))));
    }

    /// <summary>For somebody who holds several roles.</summary>
    public static RulesAbout Together(IReadOnlyList<RulesAbout> roles)
    {
        var matching = roles.SelectMany(role => role.Matching).ToHashSet<Rule>(ReferenceEqualityComparer.Instance);
        return new RulesAbout(
            matching,
            roles.SelectMany(role => role.Narrower).Where(rule => !matching.Contains(rule)).Distinct<Rule>(ReferenceEqualityComparer.Instance));
    }
}
