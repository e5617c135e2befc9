using System.Runtime.InteropServices;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Exceptions must name a clause that has a rule, and must not go round in a circle.</summary>
internal static class ExceptionCheck
{
    public static void Run(BlockContext context, IReadOnlyList<Rule> rules)
    {
        var byClause = rules.ToLookup(rule => rule.Clause.Id);
        var circling = Circling(rules, byClause);
        foreach (var rule in rules)
        {
            foreach (var clause in rule.Except.Where(clause => !byClause.Contains(clause)))
            {
                context.Report(rule.Line, $"clause `{clause}` has no rule that could be an exception", "name a clause with a `rule` block");
            }

            foreach (var over in rule.Over.Where(over => !byClause.Contains(over.Clause)))
            {
                context.Report(rule.Line, $"clause `{over.Clause}` has no rule that `{rule.Id}` could meet", "name a clause with a `rule` block");
            }

            if (circling.Contains(rule) && Reaches(rule, rule, byClause))
            {
                context.Report(rule.Line, $"the exceptions of `{rule.Id}` go round in a circle", "let one of the rules stand without the other");
            }
        }
    }

    // What is left when every rule whose exceptions all come to an end is taken away. Long chains are no circles.
    private static HashSet<Rule> Circling(IReadOnlyList<Rule> rules, ILookup<string, Rule> byClause)
    {
        var next = new Dictionary<Rule, HashSet<Rule>>(ReferenceEqualityComparer.Instance);
        var leadingTo = new Dictionary<Rule, List<Rule>>(ReferenceEqualityComparer.Instance);
        foreach (var rule in rules)
        {
            next[rule] = new HashSet<Rule>(rule.Except.SelectMany(clause => byClause[clause]), ReferenceEqualityComparer.Instance);
            foreach (var exception in next[rule])
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(leadingTo, exception, out _) ??= []).Add(rule);
            }
        }

        var ended = new Queue<Rule>(rules.Where(rule => next[rule].Count == 0));
        while (ended.TryDequeue(out var rule))
        {
            next.Remove(rule);
            foreach (var before in leadingTo.GetValueOrDefault(rule, []))
            {
                if (next[before].Remove(rule) && next[before].Count == 0)
                {
                    ended.Enqueue(before);
                }
            }
        }

        return new HashSet<Rule>(next.Keys, ReferenceEqualityComparer.Instance);
    }

    private static bool Reaches(Rule from, Rule target, ILookup<string, Rule> rules)
    {
        var (seen, next) = (new HashSet<string>(), new Queue<Rule>([from]));
        while (next.TryDequeue(out var rule))
        {
            foreach (var exception in rule.Except.SelectMany(clause => rules[clause]))
            {
                if (exception.Id == target.Id)
                {
                    return true;
                }

                if (seen.Add(exception.Id))
                {
                    next.Enqueue(exception);
                }
            }
        }

        return false;
    }
}
