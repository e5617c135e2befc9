using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>Says what the blocks of a document mean, in sentences that governors can check against the prose.</summary>
public static partial class ReadBack
{
    /// <summary>A procedure as the lines of a numbered list.</summary>
    public static IReadOnlyList<string> Steps(Procedure procedure)
    {
        var done = procedure.Id == "publish" ? ("send it out", "sent out") : ("do it", "done");
        var lines = new List<string> { procedure.Runners.Count == 0
            ? $"Anybody on the staff may {done.Item1}."
            : $"It may be {done.Item2} by the {English.Or(procedure.Runners)}." };
        if (procedure.Asks.Count > 0)
        {
            lines.Add($"The author writes down: {English.And(procedure.Asks)}.");
        }

        lines.AddRange(procedure.Refusals.Select(refusal =>
            $"It is not {done.Item2} at all if {SentenceModel.Of(new Condition(refusal.Fact, true))} (clause {refusal.Clause})."));
        lines.AddRange(procedure.Signatures.Select(step =>
            $"{(step.Act == SigningAct.Check ? "A check" : "Approval")} by {step.By}{If(step.When)} (clause {step.Clause})."));
        lines.AddRange(procedure.Confirmations.Select(confirmation =>
            $"Whoever checks confirms: {confirmation.Question.TrimEnd('.')} (clause {confirmation.Clause})."));
        lines.AddRange(procedure.Work.Select(Sentence));
        lines.AddRange(procedure.Within is { } within ? [$"All of it is done within {within}."] : []);
        lines.AddRange(procedure.Then.Count == 0 ? [] : [$"What to do besides: {English.And(procedure.Then.Select(duty => duty.ToString()))}."]);
        if (procedure.Silent is { } silent)
        {
            lines.Add(silent);
        }

        return lines;
    }

    /// <summary>What a vague term means here, or that nobody has said so yet.</summary>
    public static string Sentence(Setting setting) =>
        setting.Value is { } value
            ? $"“{English.Capital(setting.Meaning)}” means here: {value} ({(setting.AddedBySchool ? "no text says so; " : "")}added by the school)."
            : $"“{English.Capital(setting.Meaning)}”: not yet filled in by the school.";

    public static string Sentence(Role role) =>
        (role.May is { } may ? $"The {role.Name} may {English.And(may.Split(", "))}." : $"This policy gives a part to the {role.Name}.")
            + (role.Deputy is { } deputy ? $" The {deputy} stands in." : "");

    /// <summary>What a line of a <c>words</c> block means.</summary>
    public static string Word(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var head = parts[0].Split(' ', 2, StringSplitOptions.TrimEntries);
        var name = head[^1];
        var said = parts.Skip(1).Select(part => part.Split(' ', 2) switch
        {
            ["is", var wider] when head[0] == "actor" => $"counts as {English.Or(wider.Split(',', StringSplitOptions.TrimEntries).Select(Article))} here",
            ["is", var wider] => $"is a kind of “{wider}” here",
            ["also", var others] => $"is also called {English.Or(others.Split(',', StringSplitOptions.TrimEntries).Select(other => $"“{other}”"))}",
            ["asks", var question] => $"is asked for with “{question}”",
            ["implies", var facts] => $"holds only where {English.And(facts.Split(',', StringSplitOptions.TrimEntries).Select(fact => $"“{fact}”"))} holds too",
            ["counts", var counted] => $"is a number of {counted}",
            ["said", var phrase] => $"reads “{phrase}” in a sentence",
            ["many", var people] => $"is “{people}” where there are several",
            ["outside", var called] => $"is “{called}” to those who do not work here",
            ["yes" or "no", var statement] => $"means “{statement}” where the answer is {part.Split(' ')[0]}",
            ["under", var heading] => $"stands under “{heading}” in house rules",
            _ => part,
        }).ToList();
        return said.Count == 0 ? $"“{English.Capital(name)}” is something this policy speaks about." : $"“{English.Capital(name)}” {English.And(said)}.";
    }

    /// <summary>The situation of an example, as a question.</summary>
    public static string Situation(Example example)
    {
        var question = example.Question;
        var facts = question.Facts.Select(fact => $"{fact.Key.Asks ?? English.Capital(fact.Key.Name) + "?"} "
            + $"{(fact.Value == Truth.True ? "Yes." : fact.Value == Truth.False ? "No." : "Nobody can tell.")}");
        var counts = question.Counts.Select(count => $"{count.Key.Asks ?? English.Capital(count.Key.Name) + "?"} {count.Value}.");
        var not = question.NotAs.Select(Phrasing.A).Distinct().Select(said => $"Not {said}.");
        string?[] dates =
        [
            question.Born is { } born ? $"Born on {English.Day(born)}." : question.Aged is { } age ? $"Aged {age}." : null,
            question.Left is { } left ? $"Left on {English.Day(left)}." : question.LeftYearsAgo is { } years ? $"Left {years} years ago." : null,
            .. question.Dates.Select(date => $"{date.Key.Asks} {(date.Value is { } on ? English.Day(on) + "." : "Nobody can tell.")}"),
            question.Asked is { } day ? $"Asked on {English.Day(day)}." : null,
            .. question.Unknown.Order().Select(date => date == DateFact.Birth ? "Nobody can tell when they were born." : "Nobody can tell when they left."),
        ];
        var (who, doing) = (Phrasing.Who(question), Phrasing.Doing(question));
        var asked = example.Expected.Verdict == Verdict.ToDo
            ? $"What is there to do when {who} {Phrasing.Does(doing, Phrasing.IsMany(who))}?"
            : $"May {who} {doing}?";
        return string.Join(' ', [asked, .. not, .. facts, .. counts, .. dates.OfType<string>()]);
    }

    /// <summary>The answer that an example must get.</summary>
    public static string Expected(Example example)
    {
        var expected = example.Expected;
        var verdict = VerdictWords.Answered(expected);
        return verdict + (expected.Until is { } until ? $", until {English.Day(until)}" : "") + "."
            + (expected.Duties.Count > 0 ? $" {English.Capital(string.Join(", ", expected.Duties))}." : "");
    }

    /// <summary>A condition as a sentence of its own: <c>They are directly related</c>.</summary>
    public static string Sentence(Condition condition) => English.Capital(SentenceModel.Of(condition));

    /// <summary>A word as it begins a line: <c>Former pupil</c>.</summary>
    public static string Name(string word) => English.Capital(word);

    /// <summary>A word as it stands in a sentence: <c>a former pupil</c>.</summary>
    public static string A(Word word) => Phrasing.A(word);

    /// <summary>Somebody's role with its article: <c>a teacher</c>. A name that is no word here has the article that its first letter asks for.</summary>
    public static string A(Vocabulary words, string actor) => words.Find(WordKind.Actor, actor) is { } word ? Phrasing.A(word) : Phrasing.A(actor);

    /// <summary>Who does what with whom and where: <c>a teacher connect with a former pupil on a personal account</c>. What is empty is left out.</summary>
    public static string Doing(Vocabulary words, string actor, string action, string counterpart, string channel)
    {
        var doing = Phrasing.Doing(Named(WordKind.Action, action), Place(WordKind.Counterpart, counterpart), Place(WordKind.Channel, channel));
        return $"{A(words, actor)} {doing}";

        Word[] Place(WordKind kind, string name) => name.Length == 0 ? [] : [Named(kind, name)];
        Word Named(WordKind kind, string name) => words.Find(kind, name) ?? new Word(kind, name, [name], null);
    }

    private static string Article(string actor) => A(PolicyReader.CoreWords, actor);

    private static string If(IReadOnlyList<Condition> when) => when.Count == 0 ? "" : " if " + English.And(when.Select(SentenceModel.Of));
}
