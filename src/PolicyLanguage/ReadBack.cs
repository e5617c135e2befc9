using Countersign.PolicyLanguage.Speaking;

namespace Countersign.PolicyLanguage;

/// <summary>Says what the blocks of a document mean, in sentences that governors can check against the prose.</summary>
public static partial class ReadBack
{
    /// <summary>A rule as a sentence, with what has to be done and the reason where it gives them.</summary>
    public static string Sentence(Rule rule) => Sentence(rule, Speech.Or(rule.Actors.Select(actor => Speech.A(actor.Name))));

    /// <summary>The same sentence, said to somebody whom the rule binds.</summary>
    public static string SentenceToYou(Rule rule) => Sentence(rule, "you").Replace(" their own ", " your own ", StringComparison.Ordinal);

    private static string Sentence(Rule rule, string who)
    {
        var doing = Speech.Doing(rule.Action, rule.With, rule.On);
        var said = rule.Verdict switch
        {
            RuleVerdict.Forbid => $"{Speech.Capital(who)} {Bars(rule.Strength)} {doing}",
            RuleVerdict.Allow => $"{Speech.Capital(who)} may {doing}",
            RuleVerdict.Needs => $"{Speech.Capital(who)} may {doing} once there has been {string.Join(", then ", rule.Needs)}",
            RuleVerdict.Advise => $"It is better for {who} not to {doing}, though it is not forbidden",
            RuleVerdict.Judge => $"The {rule.Decider} decides whether {who} may {doing}",
            RuleVerdict.Outside => $"The policy does not reach it when {who} should {doing}",
            _ => $"Should {who} {doing}",
        };
        var limits = Limits(rule);
        var then = rule.Then.Count == 0 ? "" : rule.Verdict == RuleVerdict.Whenever ? $", then {Duties(rule)}" : $". What to do: {Duties(rule)}";
        return said + limits + then + "." + (rule.SchoolsMayVary ? " A school’s own rule may differ." : "") + (rule.Overrides ? " What a policy says does not count." : "") + (rule.Because is { } because ? " " + AnswerText.Because(because) : "");
    }

    /// <summary>A procedure as the lines of a numbered list.</summary>
    public static IReadOnlyList<string> Steps(Procedure procedure)
    {
        var done = procedure.Id == "publish" ? ("send it out", "sent out") : ("do it", "done");
        var lines = new List<string> { procedure.Runners.Count == 0 ? $"Anybody on the staff may {done.Item1}." : $"It may be {done.Item2} by the {Speech.Or(procedure.Runners)}." };
        if (procedure.Asks.Count > 0)
        {
            lines.Add($"The author writes down: {Speech.And(procedure.Asks)}.");
        }

        lines.AddRange(procedure.Refusals.Select(refusal => $"It is not taken at all if {Speech.Clause(new Condition(refusal.Fact, true))} (clause {refusal.Clause})."));
        lines.AddRange(procedure.Steps.Select(step =>
            $"{(step.Act == StepAct.Check ? "A check" : "Approval")} by {(step.Role is null ? "a colleague" : "the " + step.Role)}{If(step.When)} (clause {step.Clause})."));
        lines.AddRange(procedure.Confirmations.Select(confirmation => $"Whoever checks confirms: {confirmation.Question.TrimEnd('.')} (clause {confirmation.Clause})."));
        lines.AddRange(procedure.Work.Select(Sentence));
        lines.AddRange(procedure.Within is { } within ? [$"All of it is done within {within}."] : []);
        lines.AddRange(procedure.Then.Count == 0 ? [] : [$"What to do besides: {Speech.And(procedure.Then.Select(duty => duty.ToString()))}."]);
        if (procedure.Silent is { } silent)
        {
            lines.Add(silent);
        }

        return lines;
    }

    /// <summary>What a vague term means here, or that nobody has said so yet.</summary>
    public static string Sentence(Setting setting) =>
        setting.Value is { } value ? $"“{Speech.Capital(setting.Meaning)}” means here: {value} ({(setting.AddedBySchool ? "no text says so; " : "")}added by the school)." : $"“{Speech.Capital(setting.Meaning)}”: not yet filled in by the school.";

    public static string Sentence(Role role) =>
        $"{Speech.Capital(role.Name)} is a role under this policy{(role.May is { } may ? $", which may {may}" : "")}{(role.Deputy is { } deputy ? $". The {deputy} stands in" : "")}.";

    /// <summary>What a line of a <c>words</c> block means.</summary>
    public static string Word(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var head = parts[0].Split(' ', 2, StringSplitOptions.TrimEntries);
        var name = head[^1];
        var said = parts.Skip(1).Select(part => part.Split(' ', 2) switch
        {
            ["is", var wider] when head[0] == "actor" => $"counts as {Speech.Or(wider.Split(',', StringSplitOptions.TrimEntries).Select(Speech.A))} here",
            ["is", var wider] => $"is a kind of “{wider}” here",
            ["also", var others] => $"is also called {Speech.Or(others.Split(',', StringSplitOptions.TrimEntries).Select(other => $"“{other}”"))}",
            ["asks", var question] => $"is asked for with “{question}”",
            _ => part,
        }).ToList();
        return said.Count == 0 ? $"“{Speech.Capital(name)}” is something this policy speaks about." : $"“{Speech.Capital(name)}” {Speech.And(said)}.";
    }

    /// <summary>The situation of an example, as a question.</summary>
    public static string Situation(Example example)
    {
        var question = example.Question;
        var facts = question.Facts.Select(fact => $"{fact.Key.Asks ?? Speech.Capital(fact.Key.Name) + "?"} {(fact.Value == Truth.True ? "Yes." : fact.Value == Truth.False ? "No." : "Nobody can tell.")}");
        string?[] dates =
        [
            question.Born is { } born ? $"Born on {Speech.Day(born)}." : question.Aged is { } age ? $"Aged {age}." : null,
            question.Left is { } left ? $"Left on {Speech.Day(left)}." : question.LeftYearsAgo is { } years ? $"Left {years} years ago." : null,
            question.Asked is { } asked ? $"Asked on {Speech.Day(asked)}." : null,
            .. question.Unknown.Order().Select(date => date == DateFact.Birth ? "Nobody can tell when they were born." : "Nobody can tell when they left."),
        ];
        return string.Join(' ', [$"May {Speech.Who(question)} {Speech.Doing(question)}?", .. facts, .. dates.OfType<string>()]);
    }

    /// <summary>The answer that an example must get.</summary>
    public static string Expected(Example example)
    {
        var expected = example.Expected;
        var verdict = expected.Verdict switch
        {
            Verdict.Allowed => "Yes",
            Verdict.AllowedOnce => "Yes, once there has been " + string.Join(", then ", expected.Steps),
            Verdict.Forbidden => "No",
            Verdict.AdvisedAgainst => "Better not",
            Verdict.Judgement => expected.Decider is null ? "A person decides" : $"The {expected.Decider} decides",
            Verdict.OutOfScope => "The policy does not reach it",
            Verdict.Silent => "The policy does not say",
            Verdict.NeedsFacts => "More has to be known: " + string.Join(", ", expected.Needs),
            _ => "There is something to do",
        };
        return verdict + (expected.Until is { } until ? $", until {Speech.Day(until)}" : "") + "." + (expected.Duties.Count > 0 ? $" {Speech.Capital(string.Join(", ", expected.Duties))}." : "");
    }

    /// <summary>A condition as a sentence of its own: <c>You are directly related to them</c>.</summary>
    public static string Sentence(Condition condition) => Speech.Capital(Speech.Clause(condition));

    /// <summary>A word as it begins a line: <c>Former pupil</c>.</summary>
    public static string Name(string word) => Speech.Capital(word);

    /// <summary>A word with its article: <c>a former pupil</c>.</summary>
    public static string A(string word) => Speech.A(word);

    /// <summary>Who does what with whom and where: <c>a teacher connect with a former pupil on a personal account</c>. What is empty is left out.</summary>
    public static string Doing(string actor, string action, string counterpart, string channel) =>
        $"{Speech.A(actor)} {Speech.Doing(Named(WordKind.Action, action), Place(WordKind.Counterpart, counterpart), Place(WordKind.Channel, channel))}";

    private static Word[] Place(WordKind kind, string name) => name.Length == 0 ? [] : [Named(kind, name)];

    private static Word Named(WordKind kind, string name) => new(kind, name, [name], null);

    private static string Bars(Strength strength) => strength is Strength.Should or Strength.Advised ? "should not" : "must not";

    private static string Duties(Rule rule) => Speech.And(rule.Then.Select(duty => duty.ToString()));

    private static string Limits(Rule rule) =>
        (rule.Until is { } until ? " until " + Wait(until) : "") + If(rule.When)
        + (rule.Unless.Count > 0 ? ", unless " + Speech.Or(rule.Unless.Select(Speech.Clause)) : "")
        + (rule.Except.Count > 0 ? $", except where clause {Speech.Or(rule.Except)} says otherwise" : "");

    private static string If(IReadOnlyList<Condition> when) => when.Count == 0 ? "" : " if " + Speech.And(when.Select(Speech.Clause));

    private static string Wait(Waiting until)
    {
        var ends = until.Limbs.Select(limb => limb.From == DateFact.Birth ? $"the other person’s {Ordinal(limb.Years)} birthday" : $"{limb.Years} {(limb.Years == 1 ? "year" : "years")} after leaving").ToList();
        return ends.Count == 1 ? ends[0] : $"{Speech.Or(ends)}, whichever comes {(until.Latest ? "later" : "first")}";
    }

    private static string Ordinal(int number) => number + ((number % 100) is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
