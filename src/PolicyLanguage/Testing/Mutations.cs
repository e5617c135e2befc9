using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Testing;

/// <summary>
/// Breaks the rules of a document one at a time, so that its examples can show that they notice. A break that no example
/// notices is a sentence of the policy that could be lost without anybody seeing it.
/// </summary>
public static class Mutations
{
    /// <summary>Every way in which one rule is broken, rule by rule in the order of the text.</summary>
    public static IEnumerable<Mutant> Of(PolicyDocument policy) =>
        from rule in policy.Rules
        from broken in Broken(policy, rule)
        select new Mutant(
            rule,
            broken.What,
            policy with { Rules = [.. policy.Rules.Select(one => ReferenceEquals(one, rule) ? broken.Rule : one).OfType<Rule>()] });

    /// <summary>Runs the examples that the break can reach, until one fails.</summary>
    /// <returns>With the first example that fails under it; null where every example still holds.</returns>
    public static (Mutant Mutant, string? KilledBy) Run(Mutant mutant)
    {
        var reached = mutant.Document.Examples.Where(example => Reaches(mutant, example.Question));
        return (mutant, reached.FirstOrDefault(example => example.Expected.Differs(mutant.Document.Ask(example.Question)) is not null)?.Id);
    }

    /// <summary>
    /// Whether the break changes no answer in any situation, so that no example could notice it: another rule says the same. It is
    /// proved over the whole space of situations.
    /// </summary>
    /// <param name="today">Witnesses are sought around this day.</param>
    public static bool ChangesNothing(PolicyDocument policy, Mutant mutant, DateOnly today) =>
        PolicyDifference.AnswersAgreeBetween(policy, mutant.Document, today);

    // A rule whose actor or action changed speaks about other questions than before, so both are looked at.
    private static bool Reaches(Mutant mutant, Question question) =>
        mutant.Rule.SpeaksOf(question) || mutant.Document.Rules.Any(rule => rule.Id == mutant.Rule.Id && rule.SpeaksOf(question));

    private static IEnumerable<(string What, Rule? Rule)> Broken(PolicyDocument policy, Rule rule) =>
    [
        ("taken out", null),
        .. Verdicts(rule),
        .. Words(policy, rule),
        .. Conditions(rule),
        .. Waits(rule),
        .. Consequences(policy, rule),
    ];

    private static IEnumerable<(string What, Rule? Rule)> Verdicts(Rule rule) =>
        rule.Verdict switch
        {
            RuleVerdict.Forbid => [
                ("forbids no longer but advises against", rule with { Verdict = RuleVerdict.Advise }),
                ("allows what it forbade", rule with { Verdict = RuleVerdict.Allow }),
            ],
            RuleVerdict.Allow => [("forbids what it allowed", rule with { Verdict = RuleVerdict.Forbid })],
            RuleVerdict.Needs => [("allows without a signature", rule with { Verdict = RuleVerdict.Allow, Needs = [] })],
            RuleVerdict.Advise => [
                ("forbids what it advised against", rule with { Verdict = RuleVerdict.Forbid }),
                ("allows what it advised against", rule with { Verdict = RuleVerdict.Allow }),
            ],
            RuleVerdict.Judge => [
                ("allows what was left to judgement", rule with { Verdict = RuleVerdict.Allow }),
                ("forbids what was left to judgement", rule with { Verdict = RuleVerdict.Forbid }),
            ],
            RuleVerdict.Outside => [("forbids what was left outside", rule with { Verdict = RuleVerdict.Forbid })],
            _ => [],
        };

    private static IEnumerable<(string What, Rule? Rule)> Words(PolicyDocument policy, Rule rule)
    {
        foreach (var actor in rule.Actors)
        {
            var other = policy.Vocabulary.Of(WordKind.Actor).First(word => !word.IsCoveredBy(actor) && !actor.IsCoveredBy(word) && !rule.Actors.Contains(word));
            yield return ($"with `{other.Name}` in the place of `{actor.Name}`", rule with { Actors = Put(rule.Actors, actor, other) });
        }

        foreach (var word in rule.With)
        {
            yield return ($"without `with {word.Name}`", rule with { With = Without(rule.With, word) });
        }

        foreach (var word in rule.On)
        {
            yield return ($"without `on {word.Name}`", rule with { On = Without(rule.On, word) });
        }
    }

    private static IEnumerable<(string What, Rule? Rule)> Conditions(Rule rule)
    {
        foreach (var condition in rule.When)
        {
            yield return ($"without `when {condition.Written}`", rule with { When = Without(rule.When, condition) });
            yield return ($"with `when {condition.Written}` turned round", rule with
            {
                When = Put(rule.When, condition, condition with { Holds = !condition.Holds }),
            });
        }

        foreach (var condition in rule.Unless)
        {
            yield return ($"without `unless {condition.Written}`", rule with { Unless = Without(rule.Unless, condition) });
        }

        foreach (var (other, shifted) in Shifted(rule.When))
        {
            yield return ($"with `when {shifted.Written}` in the place of `{other.Written}`", rule with { When = Put(rule.When, other, shifted) });
        }

        foreach (var (other, shifted) in Shifted(rule.Unless))
        {
            yield return ($"with `unless {shifted.Written}` in the place of `{other.Written}`", rule with { Unless = Put(rule.Unless, other, shifted) });
        }

        foreach (var clause in rule.Except)
        {
            yield return ($"without `except {clause}`", rule with { Except = Without(rule.Except, clause) });
        }
    }

    // A limit of a number, one less and one more.
    private static IEnumerable<(Condition Other, Condition Shifted)> Shifted(IReadOnlyList<Condition> conditions) =>
        from condition in conditions
        where condition.AtLeast is not null
        from shift in (int[])[-1, 1]
        where condition.AtLeast + shift > 0
        select (condition, condition with { AtLeast = condition.AtLeast + shift });

    private static List<T> Put<T>(IReadOnlyList<T> all, T old, T fresh) => [.. all.Select(one => Equals(one, old) ? fresh : one)];

    private static IEnumerable<(string What, Rule? Rule)> Waits(Rule rule)
    {
        if (rule.Until is not { } until)
        {
            yield break;
        }

        yield return ("without `until`", rule with { Until = null });
        if (until.Limbs.Count > 1)
        {
            yield return (until.Latest
                ? "with the earlier in the place of the later"
                : "with the later in the place of the earlier", rule with { Until = until with { Latest = !until.Latest } });
        }

        foreach (var limb in until.Limbs)
        {
            foreach (var other in limb.Months == 0
                ? (Limb[])[limb with { Years = limb.Years - 1 }, limb with { Years = limb.Years + 1 }]
                : [limb.Lasting((limb.Years * 12) + limb.Months - 1), limb.Lasting((limb.Years * 12) + limb.Months + 1)])
            {
                var shifted = until with { Limbs = [.. until.Limbs.Select(one => one == limb ? other : one)] };
                var from = limb.Since?.Name ?? (limb.From == DateFact.Birth ? "birth" : "leaving");
                yield return ($"with {(limb.Months == 0 ? $"{other.Years} years" : other.Length)} from {from} "
                    + $"in the place of {(limb.Months == 0 ? $"{limb.Years}" : limb.Length)}", rule with { Until = shifted });
            }
        }
    }

    private static IEnumerable<(string What, Rule? Rule)> Consequences(PolicyDocument policy, Rule rule)
    {
        foreach (var duty in rule.Then)
        {
            yield return ($"without the duty `{duty}`", rule with { Then = Without(rule.Then, duty) });
        }

        foreach (var step in rule.Needs)
        {
            yield return ($"without {step}", rule.Needs.Count == 1
                ? rule with { Verdict = RuleVerdict.Allow, Needs = [] }
                : rule with { Needs = Without(rule.Needs, step) });
        }

        foreach (var step in rule.Needs.Where(step => step.By is Signer.PersonConcerned))
        {
            yield return ($"with a colleague in the place of {step.By}", rule with
            {
                Needs = Put(rule.Needs, step, step with { By = new Signer.AnyColleague() }),
            });
        }

        if (rule.Needs.Count > 1)
        {
            yield return ("with its signatures in the other order", rule with { Needs = [.. rule.Needs.Reverse()] });
        }

        if (rule.Decider is { } decider && policy.Roles.FirstOrDefault(role => role.Name != decider) is { } other)
        {
            yield return ($"by the {other.Name} in the place of the {decider}", rule with { Decider = other.Name, DeciderIsBody = false });
        }
    }

    private static List<T> Without<T>(IReadOnlyList<T> all, T one) => [.. all.Where(item => !Equals(item, one))];
}
