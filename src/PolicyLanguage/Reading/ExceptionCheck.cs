namespace Countersign.PolicyLanguage.Reading;

/// <summary>Exceptions must name a clause that has a rule, and must not go round in a circle.</summary>
internal static class ExceptionCheck
{
    public static void Run(BlockContext context, IReadOnlyList<Rule> rules)
    {
        var byClause = rules.ToLookup(rule => rule.Clause.Id);
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

            if (Reaches(rule, rule, byClause, []))
            {
                context.Report(rule.Line, $"the exceptions of `{rule.Id}` go round in a circle", "let one of the rules stand without the other");
            }
        }
    }

    private static bool Reaches(Rule from, Rule target, ILookup<string, Rule> rules, HashSet<string> seen) =>
        from.Except.SelectMany(clause => rules[clause]).Any(next => next.Id == target.Id || (seen.Add(next.Id) && Reaches(next, target, rules, seen)));
}
