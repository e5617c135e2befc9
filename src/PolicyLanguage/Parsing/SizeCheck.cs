using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>
/// Refuses what the analysis and the compiled form cannot hold: they keep the rules about one action, and what those rules turn on,
/// in the bits of one number, and try every chain of signatures. Counted for the action and not for the actor, because one person can hold every role at once.
/// </summary>
internal static class SizeCheck
{
    private const string Split = "join rules that say the same, or give a part of them an action of its own";

    // Every set of rules with signatures that can apply together is a chain of its own, so that their number doubles with each.
    private static readonly (string What, int Most, Func<Rule, IEnumerable<object>> Of)[] Sizes =
    [
        ("rules with `needs`", 12, rule => rule.Needs.Count > 0 ? [rule.Id] : []),
        ("facts", 64, rule => rule.When.Concat(rule.Unless).Select(condition => (object)(condition.Fact.Name, condition.AtLeast))),
        ("counterparts", 63, rule => rule.With.Select(word => word.Name)),
        ("channels", 63, rule => rule.On.Select(word => word.Name)),
        ("actors", 63, rule => rule.Actors.Select(word => word.Name)),
        ("dates", 63, rule => rule.Until?.Limbs.Select(limb => limb.Since?.Name).OfType<string>() ?? []),
        ("duties", 64, rule => rule.Then),
    ];

    public static void Run(BlockContext context, IReadOnlyList<Rule> rules)
    {
        var about = context.Words.Of(WordKind.Action)
            .Select(action => (action.Name, Rules: rules.Where(rule => action.IsCoveredBy(rule.Action)).ToList())).ToList();

        // An action belongs to wider ones, whose rules are too many for it as well; that is said once.
        if (about.Find(one => one.Rules.Count > 64) is { Rules: not null } many)
        {
            context.Report(many.Rules[64].Line, $"more than 64 rules speak of `{many.Name}`", Split);
        }

        foreach (var (what, most, of) in Sizes)
        {
            if (about.Select(one => (one.Name, Rule: First(one.Rules, most, of))).FirstOrDefault(one => one.Rule is not null) is { Rule: { } over } found)
            {
                context.Report(over.Line, $"what stands about `{found.Name}` has more than {most} {what}", Split);
            }
        }
    }

    // The rule that names one thing too many.
    private static Rule? First(List<Rule> rules, int most, Func<Rule, IEnumerable<object>> of)
    {
        var named = new HashSet<object>();
        return rules.Find(rule =>
        {
            named.UnionWith(of(rule));
            return named.Count > most;
        });
    }
}
