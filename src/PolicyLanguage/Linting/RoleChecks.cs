using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Who receives, decides and signs, and whether one person would meet themselves.</summary>
internal static class RoleChecks
{
    private static readonly string[] Outside = ["governor", "governing", "trustee", "board", "chair", "local authority", "bishop", "diocese"];

    private static readonly string[] Approving = ["approv", "permit", "authoris"];

    private static readonly string[] Investigating = ["investigat", "inquir", "enquir", "assess report", "look into", "looks into"];

    public static IEnumerable<Finding> TwoRoutes(LintText text)
    {
        var routes = text.Policy.Routes;
        for (var i = 0; i < routes.Count; i++)
        {
            foreach (var earlier in routes.Take(i).Where(other => !SameRecipients(other, routes[i]) && From(other, routes[i])))
            {
                if (routes[i].About.FirstOrDefault(about => earlier.About.Any(other => about.IsCoveredBy(other) || other.IsCoveredBy(about))) is { } shared)
                {
                    yield return new Finding(
                        FindingKind.TwoRoutes,
                        routes[i].Clause.Id,
                        routes[i].Line,
                        $"what is about `{shared.Name}` goes to {Names(routes[i])} here and to {Names(earlier)} in clause {earlier.Clause.Id}",
                        "name one way, or say who reports by which");
                }
            }
        }
    }

    public static IEnumerable<Finding> RoutesToSubject(LintText text) =>
        from route in text.Policy.Routes
        from recipient in route.To
        where !recipient.IsBody && IsStaff(text.Policy, recipient.Name) && route.ToWhenAbout(recipient.Name).Count == 0
        select new Finding(
            FindingKind.RouteToSubject,
            route.Clause.Id,
            route.Line,
            $"a concern about the {recipient.Name} would reach the {recipient.Name}",
            $"add a line `subject the {recipient.Name}, to` and who receives it then");

    public static IEnumerable<Finding> JudgesOfOwnWork(LintText text) =>
        from role in text.Policy.Roles
        where Approves(text.Policy, role) && Investigates(text.Policy, role)
        select new Finding(
            FindingKind.JudgeOfOwnWork,
            role.Clause.Id,
            text.Passages.FirstOrDefault(passage => passage.Kind == "role" && passage.Text.EndsWith(role.Name, StringComparison.Ordinal))?.LineAt(0)
                ?? role.Clause.Line,
            $"the {role.Name} both approves and looks into what went wrong",
            "name somebody else for the one or the other, or a deputy for what the same person approved");

    public static IEnumerable<Finding> NobodyNamed(LintText text)
    {
        foreach (var procedure in text.Policy.Procedures)
        {
            var line = text.LineOf("procedure", procedure.Id);
            if (procedure.Silent is { } silent)
            {
                yield return new Finding(
                    FindingKind.NobodyNamed,
                    procedure.Clause.Id,
                    line,
                    $"the procedure `{procedure.Id}` rests on silence: {silent}",
                    "say in the clause who signs, and take the line `silent` out");
            }
            else if (procedure.Signatures.Count == 0 && procedure.Runners.Count == 0 && procedure.Work.All(step => step.Role is null))
            {
                yield return new Finding(
                    FindingKind.NobodyNamed,
                    procedure.Clause.Id,
                    line,
                    $"nobody is named who does or signs `{procedure.Id}`",
                    "add a line `by`, `check by` or `approve by`");
            }
        }

        foreach (var rule in text.Policy.Rules.Where(rule => rule.With.Count == 0 && rule.Needs.Any(step => step.By is Signer.PersonConcerned)))
        {
            yield return new Finding(
                FindingKind.NobodyNamed,
                rule.Clause.Id,
                rule.Line,
                $"the rule `{rule.Id}` needs the person concerned to sign and names nobody whom it concerns",
                "add a line `with`, or write `a colleague` where any will do");
        }
    }

    private static bool SameRecipients(Route one, Route other) => one.To.Select(to => to.Name).ToHashSet().SetEquals(other.To.Select(to => to.Name));

    private static bool From(Route one, Route other) =>
        one.From.Count == 0 || other.From.Count == 0 || one.From.Any(from => other.From.Any(wider => from.IsCoveredBy(wider) || wider.IsCoveredBy(from)));

    private static string Names(Route route) =>
        English.Or(route.To.Select(to => to.Name.StartsWith("the ", StringComparison.Ordinal) ? to.Name : "the " + to.Name));

    private static bool IsStaff(PolicyDocument policy, string role) =>
        policy.Vocabulary.Find(WordKind.Actor, role) is { } actor
            ? actor.Name == "staff" || actor.Covers.Contains("staff")
            : !Outside.Any(word => role.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool Approves(PolicyDocument policy, Role role) =>
        Says(role.May, Approving)
        || policy.Procedures.Any(procedure => procedure.Signatures.Any(step => step.Act == SigningAct.Approve && step.By.Role == role.Name))
        || policy.Rules.Any(rule => rule.Needs.Any(step => step.Act == SigningAct.Approve && step.By.Role == role.Name));

    private static bool Investigates(PolicyDocument policy, Role role) =>
        Says(role.May, Investigating)
        || policy.Ladders.SelectMany(ladder => ladder.Steps).Concat(policy.Procedures.SelectMany(procedure => procedure.Work))
            .Any(step => step.Role == role.Name && Says(step.What, Investigating));

    private static bool Says(string? text, string[] beginnings) =>
        text is not null && beginnings.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
