using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Two clauses of which a reader cannot keep both, and nothing in the document says which holds.</summary>
internal static partial class TensionChecks
{
    public static IEnumerable<Finding> BarredAndProvidedFor(LintText text)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var bar in text.Policy.Rules.Where(rule => IsBarEverywhere(text.Policy, rule)))
        {
            foreach (var (work, clause) in text.Words.Works.Where(work => bar.With.Any(with => with.Name == work.With))
                .SelectMany(work => Provided(text, work)).Where(provided => provided.Clause != bar.Clause.Id))
            {
                if (!RuleOverlap.IsDeclared(text.Policy, bar.Clause.Id, clause) && seen.Add((bar.Clause.Id, clause)))
                {
                    yield return new Finding(
                        FindingKind.BarredAndProvidedFor,
                        bar.Clause.Id,
                        bar.Line,
                        $"`{bar.Id}` bars every contact with a {work.With}, on every channel, and clause {clause} provides for {work.Name}",
                        $"except what clause {clause} provides for, or say `over {clause} because …`");
                }
            }
        }
    }

    public static IEnumerable<Finding> OpenBesideBounded(LintText text)
    {
        var permits = text.Policy.Rules.Where(rule => rule.Verdict == RuleVerdict.Allow).ToList();
        return
            from open in permits
            where open.When.Count == 0 && open.Unless.Count == 0 && open.Except.Count == 0 && open.Until is null
            from bounded in permits
            where bounded.Clause != open.Clause && bounded.When.Count > 0 && bounded.Action == open.Action
                && RuleOverlap.Of(bounded, open) && !RuleOverlap.IsDeclared(text.Policy, open.Clause.Id, bounded.Clause.Id)
            group bounded by (open, bounded.Clause.Id) into once
            select new Finding(
                FindingKind.OpenBesideBounded,
                once.Key.open.Clause.Id,
                once.Key.open.Line,
                $"`{once.Key.open.Id}` allows without a condition what clause {once.Key.Id} allows only where "
                    + $"{English.Or(once.SelectMany(rule => rule.When).Select(Told).Distinct())}",
                "say whether those are the only grounds, or what they are for beside the open permission");
    }

    public static IEnumerable<Finding> TwoStrengths(LintText text) => OfRules(text).Concat(text.Words.Matters.SelectMany(matter => OfProse(text, matter)));

    /// <summary>Where the catalogue of conduct weighs what it names, a rule that is weighed otherwise than anything in it.</summary>
    public static IEnumerable<Finding> UnknownGravities(LintText text)
    {
        var known = text.Policy.Conducts.Select(conduct => conduct.Gravity).OfType<Gravity>().ToHashSet();
        return from rule in text.Policy.Records<Rule>()
               where known.Count > 0 && rule.Gravity is { } gravity && !known.Contains(gravity)
               select new Finding(
                   FindingKind.UnknownGravity,
                   rule.Clause.Id,
                   rule.Line,
                   $"to break `{rule.Id}` is {AnswerText.Misconduct(rule.Gravity!.Value)}, and no conduct of this document is",
                   $"name conduct of that gravity, or weigh the rule as {English.Or(known.Order().Select(weighed => Spelling.Of(weighed)))}");
    }

    private static IEnumerable<Finding> OfRules(LintText text) =>
        from advice in text.Policy.Rules
        where advice.Verdict == RuleVerdict.Advise
        from bar in text.Policy.Rules
        where bar.Verdict == RuleVerdict.Forbid && bar.Clause != advice.Clause && bar.Unless.Count == 0 && bar.Except.Count == 0 && bar.Until is null
            && bar.When.All(advice.When.Contains)
            && (bar.Action == advice.Action || bar.Action.IsCoveredBy(advice.Action) || advice.Action.IsCoveredBy(bar.Action))
            && RuleOverlap.Of(advice, bar) && !RuleOverlap.IsDeclared(text.Policy, advice.Clause.Id, bar.Clause.Id)
        select new Finding(
            FindingKind.TwoStrengths,
            advice.Clause.Id,
            advice.Line,
            $"`{advice.Id}` only advises against what `{bar.Id}` of clause {bar.Clause.Id} bars",
            "give both the same strength, or say in which situation each holds");

    // A plain sentence of a policy is a duty; the words of advice are what makes it less.
    private static IEnumerable<Finding> OfProse(LintText text, NamedTerm matter)
    {
        var said = text.Prose.SelectMany(passage => WordingChecks.Sentences(passage.Text).Select(sentence => (Passage: passage, Sentence: sentence)))
            .Where(one => matter.IsIn(one.Sentence.Value) && !Unsaid().IsMatch(one.Sentence.Value)).ToList();
        var (advice, duty) =
            (said.FirstOrDefault(one => Advising().IsMatch(one.Sentence.Value)), said.FirstOrDefault(one => !Advising().IsMatch(one.Sentence.Value)));
        if (advice.Passage is not null && duty.Passage is not null)
        {
            yield return advice.Passage.Finds(FindingKind.TwoStrengths, advice.Sentence.Index,
            $"advice and duty are mixed on {matter.Name}: advised here, and asked of people in "
                + $"{(duty.Passage.Clause is { } clause ? $"clause {clause}" : "the text")}: `{duty.Sentence.Value.Trim()}`",
                "ask for it with one strength, or say in which situation each holds");
        }
    }

    private static bool IsBarEverywhere(PolicyDocument policy, Rule rule) =>
        rule.Verdict == RuleVerdict.Forbid && rule.On.Count == 0 && rule.When.Count == 0 && rule.Until is null
        && policy.Vocabulary.Find(WordKind.Actor, "staff") is { } staff && rule.Actors.Any(staff.IsCoveredBy)
        && policy.Vocabulary.Find(WordKind.Action, "message") is { } message && message.IsCoveredBy(rule.Action);

    private static IEnumerable<(NamedTerm Work, string Clause)> Provided(LintText text, NamedTerm work) =>
        text.Policy.Rules.Where(rule => rule.Verdict is RuleVerdict.Allow or RuleVerdict.Needs
            && work.All.Contains(rule.Action.Name)).Select(rule => rule.Clause.Id)
            .Concat(text.Policy.Procedures.Where(procedure => work.All.Contains(procedure.Id)).Select(procedure => procedure.Clause.Id))
            .Concat(text.Policy.Registers.Where(register => work.All.Any(name => register.Lists.Contains(name, StringComparison.OrdinalIgnoreCase)))
                .Select(register => register.Clause.Id))
            .Distinct().Select(clause => (work, clause));

    private static string Told(Condition condition) => (condition with { OnlyIfClaimed = false }).Written;

    [GeneratedRegex(@"\b(?:advis|discourag|encourag|recommend|suggest|prefer|should\b|better not\b"
        + @"|good practice\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advising();

    [GeneratedRegex(@"\bnot (?:said|named|dealt with|laid down|mentioned)\b|\bdoes not (?:say|speak)\b|\b[Nn]othing (?:is|stands)\b"
        + @"|\bwhether\b|\b(?:[Nn]obody|[Nn]o one|not|never) (?:is |are |be )?(?:dis|en)couraged\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unsaid();
}
