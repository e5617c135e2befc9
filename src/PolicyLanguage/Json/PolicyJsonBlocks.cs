using System.Globalization;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Json;

/// <summary>Blocks as objects of JSON. The blocks of a kind come in the order of the text, as the document holds them.</summary>
internal sealed class PolicyJsonBlocks
{
    private readonly Dictionary<string, Queue<object>> read;

    public PolicyJsonBlocks(PolicyDocument policy) => read = new()
    {
        ["rule"] = new(policy.Rules.Select(Rule)),
        ["role"] = new(policy.Roles.Select(role => new { role.Name, role.Deputy, role.May, Sentence = ReadBack.Sentence(role) })),
        ["procedure"] = new(policy.Procedures.Select(Procedure)),
        ["setting"] = new(policy.Settings.Select(setting => new { Means = setting.Meaning, setting.Value, setting.AddedBySchool, Sentence = ReadBack.Sentence(setting) })),
        ["ladder"] = new(policy.Ladders.Select(Ladder)),
        ["route"] = new(policy.Routes.Select(Route)),
        ["conduct"] = new(policy.Conducts.Select(Conduct)),
        ["cadence"] = new(policy.Cadences.Select(Cadence)),
        ["register"] = new(policy.Registers.Select(Register)),
        ["ask"] = new(policy.Examples.Select(example => new { Situation = example.Text, Answer = example.Expected.Text })),
    };

    public object Next(DocumentPart.Block block) =>
        new { block.Kind, block.Id, block.Line, Says = read.TryGetValue(block.Kind, out var blocks) ? blocks.Dequeue() : new { block.Lines } };

    /// <summary>A word of the language as documents write it: <c>SchoolDay</c> is <c>school day</c>.</summary>
    public static string Said(Enum value) =>
        value is Nation ? Spaced(value) : Spaced(value).ToLowerInvariant();

    private static string Spaced(Enum value) => string.Concat(value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? " " + letter : letter.ToString()));

    private static object Rule(Rule rule) => new
    {
        Verdict = rule.Verdict switch { RuleVerdict.Advise => "advise against", RuleVerdict.Judge => "leave to judgement", RuleVerdict.Outside => "leave outside", RuleVerdict.Needs => "allow", var verdict => Said(verdict) },
        Actors = Names(rule.Actors),
        Action = rule.Action.Name,
        With = Names(rule.With),
        On = Names(rule.On),
        When = rule.When.Select(Condition),
        Unless = rule.Unless.Select(Condition),
        rule.Except,
        Until = rule.Until is { } until ? new { Counts = until.Latest ? "later" : "earlier", Limits = until.Limbs.Select(limb => new { From = Said(limb.From), limb.Years }) } : null,
        Needs = rule.Needs.Select(step => new { Act = Said(step.Act), Role = step.By.Code }),
        Then = rule.Then.Select(AnswerJson.Duty),
        By = rule.Decider,
        rule.Because,
        Over = rule.Over.Select(over => new { over.Clause, over.Because }),
        rule.SchoolsMayVary,
        rule.Overrides,
        Strength = Said(rule.Strength),
        Sentence = ReadBack.Sentence(rule),
    };

    private static object Procedure(Procedure procedure) => new
    {
        By = procedure.Runners,
        procedure.Asks,
        Signatures = procedure.Steps.Select(step => new { Act = Said(step.Act), Role = step.By.Code, When = step.When.Select(Condition), step.Clause }),
        Steps = procedure.Work.Select(Step),
        Confirm = procedure.Confirmations.Select(confirmation => new { confirmation.Clause, confirmation.Question }),
        Refuse = procedure.Refusals.Select(refusal => new { refusal.Clause, Fact = refusal.Fact.Name }),
        Within = procedure.Within?.ToString(),
        Then = procedure.Then.Select(AnswerJson.Duty),
        procedure.Silent,
        Sentences = ReadBack.Steps(procedure),
    };

    private static object Ladder(Ladder ladder) => new
    {
        For = Names(ladder.For),
        Steps = ladder.Steps.Select(Step),
        Skips = ladder.Skips.Select(skip => new { skip.To, When = skip.When.Select(Condition) }),
        ladder.Because,
        Strength = Said(ladder.Strength),
        Sentences = ReadBack.Steps(ladder),
    };

    private static object Route(Route route) => new
    {
        About = Names(route.About),
        From = Names(route.From),
        To = route.To.Select(Recipient),
        Subjects = route.Subjects.Select(subject => new { subject.Role, To = subject.To.Select(Recipient) }),
        Within = route.Within?.ToString(),
        Then = route.Then.Select(AnswerJson.Duty),
        route.OmissionIsBreach,
        route.Because,
        Strength = Said(route.Strength),
        Sentence = ReadBack.Sentence(route),
    };

    private static object Conduct(Conduct conduct) => new
    {
        conduct.Means,
        By = Names(conduct.By),
        Against = Names(conduct.Against),
        On = Names(conduct.On),
        conduct.Characteristics,
        Gravity = conduct.Gravity is { } gravity ? Said(gravity) : null,
        Lanes = conduct.Lanes.Select(lane => Said(lane)),
        conduct.JudgedBy,
        conduct.Because,
        Strength = Said(conduct.Strength),
        Sentence = ReadBack.Sentence(conduct),
    };

    private static object Cadence(Cadence cadence) => new
    {
        cadence.Task,
        Every = cadence.Every?.ToString(),
        cadence.EverySetting,
        cadence.When,
        Due = Date(cadence.Due),
        For = Names(cadence.For),
        cadence.By,
        Remind = cadence.Remind?.ToString(),
        cadence.Because,
        Strength = Said(cadence.Strength),
        Sentence = ReadBack.Sentence(cadence),
    };

    private static object Register(Register register) => new
    {
        register.Lists,
        Entries = register.Entries.Select(entry => new { entry.Name, entry.Edition, Reviewed = Date(entry.Reviewed), entry.Owner }),
        register.KeptBy,
        register.AddedBySchool,
        register.Because,
        Strength = Said(register.Strength),
        Sentence = ReadBack.Sentence(register),
    };

    private static object Step(WorkStep step) => new { step.Number, step.What, By = step.Role, When = step.When.Select(Condition), Within = step.Within?.ToString(), step.Under, step.Optional };

    private static object Recipient(Recipient recipient) => new { recipient.Name, Body = recipient.IsBody };

    private static object Condition(Condition condition) => new { Fact = condition.Fact.Name, condition.Holds, condition.Stated };

    private static IEnumerable<string> Names(IEnumerable<Word> words) => words.Select(word => word.Name);

    // A month alone stays a month: its first day would claim more than the text says.
    private static string? Date(StatedDate? date) => date?.Day.ToString(date.WholeMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
