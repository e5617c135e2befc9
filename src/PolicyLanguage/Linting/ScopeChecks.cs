using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>People who are bound in one clause and not named in another.</summary>
internal static partial class ScopeChecks
{
    // Groups that a text has to name, because "staff" does not reach them by itself.
    private static readonly string[] Groups = ["volunteer", "parent helper", "governor", "consultant", "casual worker"];

    public static IEnumerable<Finding> UnevenScope(LintText text)
    {
        foreach (var group in Known(text.Policy))
        {
            var clauses = Clauses(text.Policy, group);
            foreach (var rule in Bars(text.Policy).Where(rule => !Reaches(rule, group)))
            {
                if (Bars(text.Policy).FirstOrDefault(other => other.Clause != rule.Clause && other.Actors.Contains(group) && Meets(other, rule)) is { } wider)
                {
                    yield return new Finding(
                        FindingKind.UnevenScope,
                        rule.Clause.Id,
                        rule.Line,
                        $"clause {wider.Clause.Id} binds {Plural(group)} where this one, about the same, does not name them",
                        $"name {Plural(group)} here too, or say why they are free");
                }
            }

            if (Scope(text) is { Count: > 0 } scope && clauses.Count > 0 && !scope.Any(passage => Names(passage.Text, group)))
            {
                yield return new Finding(
                    FindingKind.UnevenScope,
                    scope[0].Clause,
                    scope[0].LineAt(0),
                    $"{Plural(group)} are bound in clause {clauses[0]} and not named among those whom the document is for",
                    $"name {Plural(group)} here, or take them out there");
            }

            foreach (var passage in Scope(text).Where(passage => clauses.Count == 0 && Names(passage.Text, group) && !IsWidened(group)).Take(1))
            {
                yield return new Finding(
                    FindingKind.UnevenScope,
                    passage.Clause,
                    passage.LineAt(0),
                    $"{Plural(group)} are named among those whom the document is for, and no rule, route or conduct names them",
                    $"say what binds {Plural(group)}, or that the rules for staff do");
            }

            foreach (var passage in Scope(text).Where(passage => clauses.Count == 0 && LeavesOut(passage.Text, group)).Take(1))
            {
                yield return new Finding(
                    FindingKind.UnevenScope,
                    passage.Clause,
                    passage.LineAt(0),
                    $"{Plural(group)} are left out of those whom the document is for, and no rule, route or conduct names them",
                    $"name {Plural(group)} here, or say what holds for them instead");
            }
        }
    }

    public static IEnumerable<Finding> OnlyMadeAware(LintText text) =>
        from passage in Scope(text)
        from sentence in WordingChecks.Sentences(passage.Text)
        where Told().IsMatch(sentence.Value)
        let told = Known(text.Policy).Where(people => Mentions(sentence.Value, people)).ToList()
        let bound = told.SelectMany(people => Clauses(text.Policy, people)).Distinct().Where(clause => clause != passage.Clause).ToList()
        where bound.Count > 0
        select passage.Finds(
            FindingKind.UnevenScope,
            sentence.Index,
            $"{English.And(told.Select(Plural))} are only told of the document here, and bound by clause {string.Join(", clause ", bound)}",
            "say in one place whether it binds them, or only informs them");

    private static IEnumerable<Word> Known(PolicyDocument policy) => Groups.Select(name => policy.Vocabulary.Find(WordKind.Actor, name)).OfType<Word>();

    private static IEnumerable<Rule> Bars(PolicyDocument policy) => policy.Rules.Where(rule => rule.Verdict is RuleVerdict.Forbid or RuleVerdict.Advise);

    private static bool Reaches(Rule rule, Word group) => rule.Actors.Any(group.IsCoveredBy);

    // The same thing done with somebody in common.
    private static bool Meets(Rule one, Rule other) =>
        one.Action == other.Action && one.Actors.Any(actor => other.Actors.Contains(actor)) && Shared(one.With, other.With) && Shared(one.On, other.On);

    private static bool Shared(IReadOnlyList<Word> one, IReadOnlyList<Word> other) => one.Count == 0 || other.Count == 0 || one.Any(other.Contains);

    private static List<string> Clauses(PolicyDocument policy, Word group) =>
    [
        .. policy.Rules.Where(rule => rule.Actors.Contains(group)).Select(rule => rule.Clause)
            .Concat(policy.Conducts.Where(conduct => conduct.By.Contains(group)).Select(conduct => conduct.Clause))
            .Concat(policy.Routes.Where(route => route.From.Contains(group)).Select(route => route.Clause))
            .OrderBy(clause => clause.Line).Select(clause => clause.Id).Distinct(),
    ];

    private static bool IsWidened(Word group) => group.Covers.Contains("staff");

    private static List<Passage> Scope(LintText text)
    {
        var scope = text.Policy.Clauses.Where(clause => ScopeHeading().IsMatch(clause.Heading)).Select(clause => clause.Id).ToHashSet(StringComparer.Ordinal);
        return [.. text.Prose.Where(passage => passage.Clause is { } clause && scope.Contains(clause))];
    }

    // Who is said not to be named has not been named.
    private static bool Names(string text, Word group) =>
        WordingChecks.Sentences(text).Any(sentence => Mentions(sentence.Value, group) && !NotNamed().IsMatch(sentence.Value));

    private static bool LeavesOut(string text, Word group) =>
        WordingChecks.Sentences(text).Any(sentence => Mentions(sentence.Value, group) && NotNamed().IsMatch(sentence.Value));

    private static bool Mentions(string text, Word group) => text.Contains(group.Name, StringComparison.OrdinalIgnoreCase)
        || (group.Name == "governor" && text.Contains("trustee", StringComparison.OrdinalIgnoreCase));

    private static string Plural(Word group) => group.Name + "s";

    [GeneratedRegex(@"\bnot (?:named|listed|mentioned|covered|bound)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotNamed();

    [GeneratedRegex(@"\b(?:made aware|(?:told|informed) (?:of|about))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(@"^scope\b|\bwhom? (?:and what )?(?:it|this|the policy|we) (?:is for|covers|applies|binds)|\bwho (?:and what )?(?:it"
        + @"|this policy) covers|\bapplies to\b|\bwho is (?:covered|bound)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScopeHeading();
}
