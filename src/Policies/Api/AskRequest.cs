using System.ComponentModel;
using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Api;

/// <summary>What another program sends to ask a policy.</summary>
internal sealed record AskRequest
{
    [Description("The question as text: who does what, and then facts separated by commas. Give this or a situation.")]
    public string? Question { get; init; }

    [Description("A sentence as people type it. What it is understood to say is answered; what the policy says to that is asked with a situation.")]
    public string? Sentence { get; init; }

    [Description("Who types the sentence, such as teacher or parent. A member of staff where it is left out.")]
    public string? Asker { get; init; }

    [Description("The question word by word. Give this or a question.")]
    public AskSituation? Situation { get; init; }

    [Description("The school whose policy is asked, by its name in public addresses, such "
        + "as oxlip-lane. Needed unless you are signed in; then your own school's is asked.")]
    public string? Policy { get; init; }

    /// <summary>Whatever was typed, for the gate.</summary>
    public IEnumerable<string> Texts() => new[] { Question, Policy, Sentence, Asker }.Concat(Situation?.Texts() ?? []).OfType<string>();
}

/// <summary>A situation word by word, in the words of the policy.</summary>
internal sealed record AskSituation
{
    [Description("Who would do it, such as teacher.")]
    public string? Actor { get; init; }

    [Description("Other roles that the same person holds.")]
    public IReadOnlyList<string?>? AlsoAs { get; init; }

    [Description("What they would do, such as connect.")]
    public string? Action { get; init; }

    [Description("The person on the other side, such as former pupil.")]
    public string? With { get; init; }

    [Description("The account, site or device, such as personal account.")]
    public string? On { get; init; }

    [Description("Narrower roles, people or places that are not meant, such as account lead.")]
    public IReadOnlyList<string?>? NotAs { get; init; }

    [Description("What is known: the name of a fact, and yes, no or unknown.")]
    public IReadOnlyDictionary<string, string?>? Facts { get; init; }

    [Description("Facts that are numbers: the name of a fact, and how many.")]
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    [Description("Days for which the policy has a word: the name of a date, and the day, or unknown.")]
    public IReadOnlyDictionary<string, string?>? Dates { get; init; }

    [Description("Birth date of the person on the other side.")]
    public DateOnly? Born { get; init; }

    [Description("The day on which they left the school.")]
    public DateOnly? Left { get; init; }

    [Description("Full years of age on that day, where the birth date is not given.")]
    public int? Aged { get; init; }

    [Description("Years since they left the school, where the day is not given.")]
    public int? LeftYearsAgo { get; init; }

    [Description("Dates that nobody can tell: birth date, leaving date.")]
    public IReadOnlyList<string?>? Unknown { get; init; }

    [Description("The day it would be done; today where it is left out.")]
    public DateOnly? AskedFor { get; init; }

    public IEnumerable<string?> Texts() =>
        [Actor, Action, With, On, .. AlsoAs ?? [], .. NotAs ?? [], .. Unknown ?? [],
            .. Counts?.Keys ?? [], .. (Facts ?? Nothing).Concat(Dates ?? Nothing).SelectMany(given => new[] { given.Key, given.Value })];

    private static IReadOnlyDictionary<string, string?> Nothing { get; } = new Dictionary<string, string?>();

    /// <summary>The situation in a document's words, or the first word that it does not know.</summary>
    public (Question? Question, Misread? Misread) Read(Vocabulary words)
    {
        Misread? misread = null;
        var actor = Needed(WordKind.Actor, Actor, "actor");
        var action = Needed(WordKind.Action, Action, "action");
        var alsoAs = All(AlsoAs, "actor", WordKind.Actor).Where(role => role != actor).Distinct().ToList();
        var (with, on) = (All([With], "counterpart", WordKind.Counterpart).FirstOrDefault(), All([On], "channel", WordKind.Channel).FirstOrDefault());
        var notAs = All(NotAs, "role, counterpart or channel", WordKind.Actor, WordKind.Counterpart, WordKind.Channel).Distinct().ToList();
        var facts = new Dictionary<Word, Truth>();
        foreach (var (name, said) in Facts ?? Nothing)
        {
            if (Needed(WordKind.Fact, name, "fact") is { } fact && Weigh(said) is var weighed && !facts.TryAdd(fact, weighed) && facts[fact] != weighed)
            {
                misread ??= new Misread($"`{fact.Name}` is given twice", "keep one of the two");
            }
        }

        var (counts, dates) = (new Dictionary<Word, int>(), new Dictionary<Word, DateOnly?>());
        foreach (var (name, count) in Counts ?? new Dictionary<string, int>())
        {
            if (Needed(WordKind.Fact, name, "fact") is { } fact)
            {
                misread ??= fact.Counts is null ? new Misread($"`{fact.Name}` is no number", "say among the facts whether it holds")
                    : count is < 0 or > 999_999 ? new Misread($"`{fact.Name}` is not so many", "write a number from 0 to 999,999")
                    : null;
                counts[fact] = count;
            }
        }

        foreach (var (name, said) in Dates ?? Nothing)
        {
            if (Needed(WordKind.Date, name, "date") is { } date)
            {
                var given = DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
                misread ??= given || said == "unknown"
                    ? null
                    : new Misread($"`{said}` is not a date", "write year, month and day, such as 2026-11-21, or `unknown`");
                dates[date] = given ? day : null;
            }
        }

        misread ??= Left < Born ? new Misread("nobody leaves before being born", "look at the two dates again")
            : Aged is < 0 or > 999
                || LeftYearsAgo is < 0 or > 999 ? new Misread("a number of years is not one that anybody has", "write full years, such as 15")
            : null;
        var unknown = new HashSet<DateFact>();
        foreach (var date in Unknown ?? [])
        {
            misread ??= date is "birth date" or "leaving date"
                ? null
                : new Misread($"`{date}` is no date that the policy asks for", "write `birth date` or `leaving date`");
            unknown.Add(date == "birth date" ? DateFact.Birth : DateFact.Leaving);
        }

        return misread is null
            ? (new Question
            {
                Actor = actor!,
                AlsoAs = alsoAs,
                Action = action!,
                With = with,
                On = on,
                NotAs = notAs,
                Facts = facts,
                Counts = counts,
                Dates = dates,
                Born = Born,
                Left = Left,
                Asked = AskedFor,
                Aged = Aged,
                LeftYearsAgo = LeftYearsAgo,
                Unknown = unknown,
            }, null)
            : (null, misread);

        Truth Weigh(string? said)
        {
            misread ??= said is "yes" or "no" or "unknown"
                ? null
                : new Misread($"`{said}` does not say whether a fact holds", "write `yes`, `no` or `unknown`");
            return said switch { "yes" => Truth.True, "no" => Truth.False, _ => Truth.NotKnown };
        }

        Word? Needed(WordKind kind, string? text, string what)
        {
            if (All([text], what, kind) is [var word])
            {
                return word;
            }

            misread ??= new Misread($"the situation names no {what}", "write who does what, such as `teacher` and `connect`");
            return null;
        }

        // After the first word that is not known nothing is looked up any more: the nearest word takes time to find.
        List<Word> All(IEnumerable<string?>? texts, string what, params WordKind[] kinds)
        {
            var found = new List<Word>();
            foreach (var text in (texts ?? []).Where(text => misread is null && !string.IsNullOrWhiteSpace(text)))
            {
                var meant = kinds.Select(kind => words.Find(kind, text!)).OfType<Word>().ToList();
                found.AddRange(meant);
                misread = meant.Count > 0 ? null : new Misread($"unknown {what} `{text}`", words.Nearest(text!, kinds) is { } near ? $"write `{near}`" : null);
            }

            return found;
        }
    }
}
