using System.Globalization;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Puts a point of the space of situations into the words of a document.</summary>
internal static class WitnessBuilder
{
    internal static Witness Of(SituationSpace space, PolicyDocument policy, (string Actor, string Action) asked, int[] point, DateOnly today)
    {
        var question = Exactly(policy, Put(space, policy.Vocabulary.Named, asked, point, today)!);
        return new Witness(question, Written(question), Said(question, Unsaid(space, policy, point)));
    }

    /// <summary>The question with every narrower word set aside that a rule could mean, so that its own words are all that is meant.</summary>
    internal static Question Exactly(PolicyDocument policy, Question question)
    {
        var narrower = RuleEvaluation.All(new PolicyQuestion(policy, question)).Where(evaluated => evaluated.Narrow);
        return question with { NotAs = [.. narrower.SelectMany(evaluated => NarrowerTerms.Words(evaluated.Rule, question)).Distinct()] };
    }

    /// <summary>
    /// What nobody has said although it matters: <c>as long as nobody says whether you are directly related to them</c>; empty where everything is said.
    /// </summary>
    internal static string Unsaid(SituationSpace space, PolicyDocument policy, int[] point)
    {
        var facts = space.Facts.Where((_, place) => point[SituationSpace.FirstFact + place] == (int)Truth.NotGiven)
            .Select(name => policy.Vocabulary.Named(WordKind.Fact, name) is { } fact
                ? $"whether {SentenceModel.Of(new Condition(fact, true))}"
                : $"“{name}”")
            .Concat(space.Counts.Where((count, place) => point[space.FirstCount + place] is >= 0 and var value && count.IsUnsaid(value))
                .Select(count => $"the number of {policy.Vocabulary.Named(WordKind.Fact, count.Name)?.Counts ?? count.Name}"))
            .Concat(space.Dates.Where((date, place) => point[space.FirstDate + place] is >= 0 and var value && date.IsUnsaid(value))
                .Select(date => $"the day of “{date.Name}”")).ToList();
        string?[] others =
        [
            point[SituationSpace.With] == space.Counterparts.Count ? "who the other person is" : null,
            point[SituationSpace.On] == space.Channels.Count ? "which account or device it is" : null,
            point[SituationSpace.Birth] >= 0 && space.Of(DateFact.Birth).IsUnsaid(point[SituationSpace.Birth]) ? "when they were born" : null,
            point[SituationSpace.Leaving] >= 0 && space.Of(DateFact.Leaving).IsUnsaid(point[SituationSpace.Leaving]) ? "when they left" : null,
        ];
        var unsaid = others.OfType<string>().Concat(facts).ToList();
        return unsaid.Count == 0 ? "" : "as long as nobody says " + English.Or(unsaid);
    }

    /// <summary>The question in a document's words; null where it lacks who or what.</summary>
    internal static Question? Put(SituationSpace space, Func<WordKind, string, Word?> word, (string Actor, string Action) asked, int[] point, DateOnly today)
    {
        if (word(WordKind.Actor, asked.Actor) is not { } actor || word(WordKind.Action, asked.Action) is not { } action)
        {
            return null;
        }

        var facts = space.Facts.Select((
            name,
            place) => (Word: word(WordKind.Fact, name) is { } fact && fact.Name == name ? fact : null, Value: point[SituationSpace.FirstFact + place]))
            .Where(fact => fact.Word is not null && fact.Value >= 0 && fact.Value != (int)Truth.NotGiven).ToDictionary(
                fact => fact.Word!,
                fact => (Truth)fact.Value);
        foreach (var contradicted in facts.Where(fact => fact.Value == Truth.True).SelectMany(fact => fact.Key.Implies).ToList())
        {
            facts = facts.Where(fact => fact.Key.Name != contradicted || fact.Value == Truth.True).ToDictionary();
        }

        var question = new Question
        {
            Actor = actor,
            Action = action,
            With = Named(WordKind.Counterpart, space.Counterparts, point[SituationSpace.With]),
            On = Named(WordKind.Channel, space.Channels, point[SituationSpace.On]),
            Facts = facts,
        };
        question = point[SituationSpace.Birth] < 0 ? question : space.Of(DateFact.Birth).Put(question, point[SituationSpace.Birth], today);
        question = point[SituationSpace.Leaving] < 0 ? question : space.Of(DateFact.Leaving).Put(question, point[SituationSpace.Leaving], today);
        question = space.Dates.Select((date, place) => (Limits: date, Value: point[space.FirstDate + place])).Where(date => date.Value >= 0).Aggregate(
            question,
            (sofar, date) => word(WordKind.Date, date.Limits.Name!) is { } named ? date.Limits.Put(sofar, named, date.Value, today) : sofar);
        return space.Counts.Select((count, place) => (Limits: count, Value: point[space.FirstCount + place])).Where(count => count.Value >= 0).Aggregate(
            question,
            (sofar, count) => word(WordKind.Fact, count.Limits.Name) is { Counts: not null } fact ? count.Limits.Put(sofar, fact, count.Value) : sofar);

        Word? Named(WordKind kind, IReadOnlyList<string> names, int value) => value < 0 || value == names.Count ? null : word(kind, names[value]);
    }

    /// <summary>The facts and dates of a question as the end of a sentence: <c>where you are directly related to them</c>.</summary>
    internal static string Facts(Question question)
    {
        var said = question.Facts.OrderBy(fact => fact.Key.Name, StringComparer.Ordinal).Select(fact => fact.Value == Truth.NotKnown
            ? $"nobody can tell the answer to “{fact.Key.Asks ?? fact.Key.Name}”"
            : SentenceModel.Of(new Condition(
                fact.Key,
                fact.Value == Truth.True))).Concat(Numbers(question).Select(count => $"the number of {count.Key.Counts} is {count.Value}"))
            .Concat(Days(question).Select(date => date.Value is { } day
                ? $"{Phrasing.Day(date.Key)} was {English.Day(day)}"
                : $"nobody can tell the day of “{date.Key.Name}”"))
            .Concat(question is { Asked: { } asked, Born: null, Left: null } && question.Dates.Count > 0 ? [$"it is asked on {English.Day(asked)}"] : [])
            .Concat(question.NotAs.Select(word => $"it is not {Phrasing.A(word)}")).ToList();
        return said.Count == 0 ? "" : "where " + English.And(said);
    }

    /// <summary>
    /// Who is meant by the dates: <c>somebody born 1 September 2014 who left on 1 April 2028, asked on 1 July 2033</c>; empty where no date matters.
    /// </summary>
    internal static string Person(Question question)
    {
        var born = question.Born is { } birth ? $" born {English.Day(birth)}"
            : question.Unknown.Contains(DateFact.Birth) ? " whose birth date nobody knows" : "";
        var left = question.Left is { } leaving ? $" who left on {English.Day(leaving)}"
            : question.LeftYearsAgo is { } years ? $" who left {years} {(years == 1 ? "year" : "years")} ago"
            : question.Unknown.Contains(DateFact.Leaving) ? " whose leaving date nobody knows" : "";
        return born.Length + left.Length == 0 ? "" : $"somebody{born}{left}{(question.Asked is { } asked ? $", asked on {English.Day(asked)}" : "")}";
    }

    private static string Said(Question question, string unsaid)
    {
        var about = string.Join(", ", ((string[])[Person(question), Facts(question), unsaid]).Where(part => part.Length > 0));
        return $"{English.Capital(Phrasing.A(question.Actor))} to {Phrasing.Doing(question)}{(about.Length == 0 ? "" : ": " + about)}";
    }

    private static string Written(Question question) => string.Join(", ", ((string?[])
    [
        $"{question.Actor.Name} to {question.Action.Name}"
            + (question.With is { } with ? $" with {Phrasing.A(with.Name)}" : "")
            + (question.On is { } on ? $" on {Phrasing.A(on.Name)}" : ""),
        .. question.Facts.OrderBy(fact => fact.Key.Name, StringComparer.Ordinal)
            .Select(fact => fact.Value switch { Truth.True => fact.Key.Name, Truth.False => "not " + fact.Key.Name, _ => fact.Key.Name + " unknown" }),
        .. Numbers(question).Select(count => $"{count.Key.Name} {count.Value}"),
        .. Days(question).Select(date => date.Value is { } day ? Dated(date.Key.Name, day) : date.Key.Name + " unknown"),
        .. question.NotAs.Select(word => "not " + word.Name),
        Dated("born", question.Born),
        Dated("left", question.Left),
        question.LeftYearsAgo is { } years ? $"left {years} years ago" : null,
        Dated("asked", question.Asked),
        question.Unknown.Contains(DateFact.Birth) ? "birth date unknown" : null,
        question.Unknown.Contains(DateFact.Leaving) ? "leaving date unknown" : null,
    ]).OfType<string>());

    private static IEnumerable<KeyValuePair<Word, DateOnly?>> Days(Question question) =>
        question.Dates.OrderBy(date => date.Key.Name, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<Word, int>> Numbers(Question question) =>
        question.Counts.OrderBy(count => count.Key.Name, StringComparer.Ordinal);

    private static string? Dated(string name, DateOnly? day) =>
        day is { } known ? $"{name} {known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null;
}
