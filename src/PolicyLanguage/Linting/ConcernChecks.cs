using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>How many ways a concern can take, and whether one that takes two is told which comes first.</summary>
internal static partial class ConcernChecks
{
    // Three can be kept apart: somebody near, somebody above, and somebody for the grave ones.
    private const int Many = 4;

    // Not a worry about anybody.
    private const string Press = "press enquiry";

    public static IEnumerable<Finding> SecondWay(LintText text) =>
        from route in text.Policy.Routes
        from duty in route.Then.OfType<Duty.Do>()
        let way = Way().Match(duty.What)
        where way.Success
        select new Finding(FindingKind.TwoRoutes, route.Clause.Id, route.Line,
        $"what is about `{route.About[0].Name}` goes to {English.Or(route.To.Select(Recipient))} "
            + $"and by {way.Groups[1].Value} as well, and nothing says who receives it there or which comes first",
            "name one way, or who receives it by the other and when");

    /// <summary>Two clauses that have the same people report the same to different roles, with nothing between them that tells which.</summary>
    public static IEnumerable<Finding> TwoReports(LintText text)
    {
        var rules = text.Policy.Rules.Where(rule => rule.Verdict == RuleVerdict.Whenever && rule.Then.OfType<Duty.ReportTo>().Any()).ToList();
        return
            from later in rules
            from earlier in rules
            where earlier.Line < later.Line && earlier.Clause != later.Clause && earlier.Action == later.Action
                && earlier.When.All(later.When.Contains) && later.When.All(earlier.When.Contains)
                && RuleOverlap.Of(earlier, later) && !RuleOverlap.IsDeclared(text.Policy, earlier.Clause.Id, later.Clause.Id)
                && !Roles(earlier).SetEquals(Roles(later))
            select new Finding(
                FindingKind.TwoRoutes,
                later.Clause.Id,
                later.Line,
                $"whoever is to {later.Action.Name} reports to {Told(later)} here and to {Told(earlier)} in clause {earlier.Clause.Id}",
                "name one way, or say who reports by which");
    }

    public static IEnumerable<Finding> ManyRecipients(LintText text)
    {
        var ways = Ways(text.Policy).DistinctBy(way => way.Name).ToList();
        if (ways.Count >= Many)
        {
            yield return new Finding(
                FindingKind.ManyRecipients,
                ways[0].Clause.Id,
                ways[0].Line,
                $"concerns go {ways.Count} ways: {string.Join(", ", ways.Select(way => $"{way.Name} in {way.Clause.Id}"))}",
                "name one person who receives every concern and passes it on, or say in one place which goes to whom");
        }
    }

    private static IEnumerable<(string Name, Clause Clause, int Line)> Ways(PolicyDocument policy) =>
        policy.Routes.Where(route => route.About.Any(about => about.Name != Press)).SelectMany(route => route.To.Where(to => !to.IsBody)
            .Select(to => ("to " + Recipient(to), route.Clause, route.Line)))
            .Concat(policy.Rules.Where(rule => rule.Verdict == RuleVerdict.Whenever).SelectMany(rule => rule.Then.OfType<Duty.Do>().Select(duty => Way()
                .Match(duty.What))
                .Where(way => way.Success).Select(way => ((way.Groups[2].Value == "way" ? "in " : "by ") + way.Groups[1].Value, rule.Clause, rule.Line))))
            .OrderBy(way => way.Line);

    private static HashSet<string> Roles(Rule rule) => [.. rule.Then.OfType<Duty.ReportTo>().Select(duty => duty.Role)];

    private static string Told(Rule rule) => English.And(Roles(rule).Select(role => "the " + role));

    private static string Recipient(Recipient to) => to.IsBody || to.Name.StartsWith("the ", StringComparison.Ordinal) ? to.Name : "the " + to.Name;

    [GeneratedRegex(@"\b(?:report|tell|raise|own up|use|take)\b.*?\b(the (?:[\w-]+ )?(protocol|procedure"
        + @"|process|way)\b(?: the \w+ provides)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Way();
}
