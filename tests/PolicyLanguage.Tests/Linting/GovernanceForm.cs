using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Linting;

/// <summary>Compares a line such as <c>ladder staff last=summary dismissal</c> with a document that was read.</summary>
internal static partial class GovernanceForm
{
    /// <summary>What differs; null where the document is as the line says.</summary>
    /// <exception cref="FormatException">The line has a form that is not known.</exception>
    public static string? Differs(PolicyDocument policy, string line)
    {
        var form = Form().Match(line);
        if (!form.Success)
        {
            throw new FormatException($"`{line}` is no form of an expectation");
        }

        var (kind, id, property, value) = (form.Groups["kind"].Value, form.Groups["id"].Value, form.Groups["property"].Value.Trim(), form.Groups["value"].Value);
        var said = kind switch
        {
            "front" => Front(policy.Front, property),
            "role" => [.. policy.Roles.Where(role => role.Name == property).Select(role => role.May ?? "")],
            "words" => [.. policy.Vocabulary.Find(WordKind.Actor, property)?.Covers ?? []],
            "example" => [.. policy.Examples.Where(example => example.Id == id).Select(example => Words.Of(example.Expected.Verdict))],
            "setting" => policy.Settings.FirstOrDefault(one => one.Id == id) is { } setting ? Setting(setting, property) : null,
            "rule" => policy.Rules.FirstOrDefault(one => one.Id == id) is { } rule ? Rule(rule, property) : null,
            "ladder" => policy.Ladders.FirstOrDefault(one => one.Id == id) is { } ladder ? Ladder(ladder, property) : null,
            "route" => policy.Routes.FirstOrDefault(one => one.Id == id) is { } route ? Route(route, property) : null,
            "conduct" => policy.Conducts.FirstOrDefault(one => one.Id == id) is { } conduct ? Conduct(conduct, property) : null,
            "cadence" => policy.Cadences.FirstOrDefault(one => one.Id == id) is { } cadence ? Cadence(cadence, property) : null,
            "register" => policy.Registers.FirstOrDefault(one => one.Id == id) is { } register ? Register(register, property) : null,
            "procedure" => policy.Procedure(id) is { } procedure ? Procedure(procedure, property) : null,
            _ => throw Unknown(kind),
        };
        return said is null ? $"there is no {kind} {id}" : Fits(said, value, exactly: property == "actors") ? null : $"{line}: it says {string.Join(" | ", said)}";
    }

    // `a or b` needs both; a document may say more of it, except where all actors are listed.
    private static bool Fits(string[] said, string value, bool exactly) =>
        value.Split(" or ").All(wanted => said.Contains(wanted, StringComparer.OrdinalIgnoreCase)) && (!exactly || said.Length == value.Split(" or ").Length);

    private static string[] Front(FrontMatter front, string property) => property switch
    {
        "ratified by" => One(front.RatifiedBy),
        "review every" => One(front.ReviewedOnNews ? "when news arrives" : front.ReviewMonths is { } months ? string.Create(CultureInfo.InvariantCulture, $"{months} months") : null),
        "when unknown" => [front.WhenUnknown],
        "when silent" => [front.WhenSilent],
        _ => throw Unknown(property),
    };

    private static string[] Setting(Setting setting, string property) => property switch
    {
        "means" => [setting.Meaning],
        "value" => One(setting.Value),
        "added" => [Said(setting.AddedBySchool)],
        _ => throw Unknown(property),
    };

    private static string[] Rule(Rule rule, string property) => property switch
    {
        "actor" or "actors" => Names(rule.Actors),
        "on" => Names(rule.On),
        "when" => [.. rule.When.Select(Condition)],
        "unless" => [.. rule.Unless.Select(Condition)],
        "verdict" => [Lower(rule.Verdict)],
        "strength" => [Lower(rule.Strength)],
        "by" => One(rule.Decider),
        "then" => [.. rule.Then.Select(duty => duty.ToString())],
        "needs" => [.. rule.Needs.Select(step => step.ToString())],
        _ => throw Unknown(property),
    };

    private static string[] Ladder(Ladder ladder, string property) => property switch
    {
        "for" => Names(ladder.For),
        "steps" => [Number(ladder.Steps.Count)],
        "last" => [ladder.Steps[^1].What],
        "under" or "policy" => [.. ladder.Steps.Select(step => step.Under).OfType<string>()],
        _ => Step(ladder.Steps, property),
    };

    private static string[] Route(Route route, string property) => property switch
    {
        "to" => [.. route.To.Select(recipient => recipient.Name)],
        "from" => Names(route.From),
        "about" => Names(route.About),
        "strength" => [Lower(route.Strength)],
        "omission" or "omission is a breach" => [Said(route.OmissionIsBreach)],
        "then" => [.. route.Then.Select(duty => duty.ToString())],
        _ => throw Unknown(property),
    };

    private static string[] Conduct(Conduct conduct, string property) => property switch
    {
        "by" => Names(conduct.By),
        "lane" => [.. conduct.Lanes.Select(lane => Capitals().Replace(lane.ToString(), " ").Trim())],
        "judged by" => One(conduct.JudgedBy),
        "gravity" => One(conduct.Gravity is { } gravity ? Lower(gravity) : null),
        _ => throw Unknown(property),
    };

    private static string[] Cadence(Cadence cadence, string property) => property switch
    {
        "for" => Names(cadence.For),
        "by" => One(cadence.By),
        "every" => One(cadence.EverySetting is { } setting ? "setting " + setting : cadence.Every?.ToString()),
        "when" => [.. cadence.When],
        "due" => One(cadence.Due is { } due ? due.Day.ToString(due.WholeMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
        _ => throw Unknown(property),
    };

    private static string[] Register(Register register, string property) => property switch
    {
        "added" => [Said(register.AddedBySchool)],
        "kept by" => One(register.KeptBy),
        "entries" => [Number(register.Entries.Count)],
        _ => throw Unknown(property),
    };

    private static string[] Procedure(Procedure procedure, string property) => property switch
    {
        "approve" => [.. procedure.Signatures.Where(step => step.Act == SigningAct.Approve).Select(step => step.By.Role ?? step.By.ToString())],
        "check" => [.. procedure.Signatures.Where(step => step.Act == SigningAct.Check).Select(step => step.By.Role ?? step.By.ToString())],
        "by" => [.. procedure.Runners, .. procedure.Work.Select(step => step.Role).OfType<string>()],
        _ => Step(procedure.Work, property),
    };

    private static string[] Step(IReadOnlyList<WorkStep> steps, string property)
    {
        var named = StepForm().Match(property);
        if (!named.Success)
        {
            throw Unknown(property);
        }

        return steps.FirstOrDefault(step => Number(step.Number) == named.Groups["number"].Value) is not { } step ? [] : named.Groups["of"].Value switch
        {
            "" => [step.What],
            "by" => One(step.Role),
            "under" => One(step.Under),
            "optional" => [Said(step.Optional)],
            var other => throw Unknown(other),
        };
    }

    private static string[] One(string? text) => text is null ? [] : [text];

    private static string[] Names(IReadOnlyList<Word> words) => [.. words.Select(word => word.Name)];

    private static string Condition(Condition condition) => (condition.Holds ? "" : "not ") + condition.Fact.Name;

    private static string Said(bool yes) => yes ? "yes" : "no";

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static FormatException Unknown(string what) => new($"`{what}` is nothing that an expectation can speak of");

    [GeneratedRegex("^(?:(?<kind>front)|(?<kind>role|words) (?:terms |bodies |[0-9.]+ )?|(?<kind>[a-z]+) (?<id>[^ =]+))(?: ?(?<property>[^=]*))=(?<value>.+)$|^(?<kind>role) (?<property>[^=]+)(?<value>)$")]
    private static partial Regex Form();

    [GeneratedRegex("(?<!^)(?=[A-Z])")]
    private static partial Regex Capitals();

    [GeneratedRegex("^step (?<number>[0-9]+) ?(?<of>by|under|optional|)$")]
    private static partial Regex StepForm();
}
