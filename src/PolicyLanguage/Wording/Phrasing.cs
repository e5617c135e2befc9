using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>Words of the language put into plain sentences.</summary>
internal static partial class Phrasing
{
    public const string Somebody = "somebody";

    public const string Anybody = "anybody";

    // A part that several things done share begins with one of these.
    private static readonly HashSet<string> Opens = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "their", "another", Somebody, Anybody, "on", "about", "of", "in", "to", "from", "with", "for", "by",
    };

    /// <summary>A word with its article: <c>a former pupil</c>, <c>staff</c>, <c>their own device</c>.</summary>
    public static string A(Word word) => word.Said ?? A(word.Name);

    /// <summary>A day that a document has a word for: <c>the end of the contract</c>.</summary>
    public static string Day(Word date) => date.Said ?? "the " + date.Name;

    /// <summary>A name with its article where it is no word of the language that has its own.</summary>
    public static string A(string name) => ("aeiou".Contains(name[0], StringComparison.Ordinal) ? "an " : "a ") + name;

    /// <summary>What these people call others: to those who do not work at the school, a colleague of its staff is a member of staff.</summary>
    public static Func<Word, string> Calling(IEnumerable<Word> actors) =>
        actors.Any(actor => actor.Name == "staff" || actor.Covers.Contains("staff")) ? A : word => word.Outside ?? A(word);

    /// <summary>More than one: <c>former pupils</c>.</summary>
    public static string Many(Word word) => word.Many ?? (word.Said == word.Name ? word.Name : word.Name + "s");

    /// <summary>Whether a verb after it takes the form for many: <c>staff</c> do, <c>a teacher</c> does.</summary>
    public static bool IsMany(string said) => !One().IsMatch(said);

    /// <summary>Who does it: <c>a teacher</c>, or <c>somebody who is a parent and a teaching assistant</c>.</summary>
    public static string Who(Question question) =>
        question.AlsoAs.Count == 0
            ? A(question.Actor)
            : "somebody who is " + English.And(question.Actors.Select(actor => (IsMany(A(actor)) ? "on the " : "") + A(actor)));

    /// <summary>What is done: <c>connect with a former pupil on a personal account</c>.</summary>
    public static string Doing(Word action, IReadOnlyList<Word> with, IReadOnlyList<Word> on) => Doing(action, with, on, Somebody, A);

    /// <param name="unnamed">Who stands where the action speaks of another person and nobody is named: somebody or anybody.</param>
    /// <param name="name">How the other person is called.</param>
    public static string Doing(Word action, IReadOnlyList<Word> with, IReadOnlyList<Word> on, string unnamed, Func<Word, string> name)
    {
        var said = action.Said ?? action.Name;
        return At(with.Count == 0 ? Naming(said, unnamed) : Towards(said, with, name), on);
    }

    public static string Doing(Question question) => Doing(question, Somebody);

    public static string Doing(Question question, string unnamed) =>
        Doing(question.Action, question.With is { } with ? [with] : [], question.On is { } on ? [on] : [], unnamed, Calling(question.Actors));

    /// <summary>Several things that are done, any of them, with what they share said once: <c>connect with, message or follow a former pupil</c>.</summary>
    public static string Together(IEnumerable<string> doings)
    {
        var all = doings.Select(doing => doing.Split(' ')).ToList();
        var shared = all.Count < 2 ? 0 : Enumerable.Range(1, all.Min(words => words.Length) - 1).Reverse()
            .FirstOrDefault(many => Opens.Contains(all[0][^many]) && all.TrueForAll(words => words.AsSpan()[^many..].SequenceEqual(all[0].AsSpan()[^many..])));
        var apart = English.Or(all.Select(words => string.Join(' ', words[..^shared])));
        return shared == 0 ? apart : $"{apart} {string.Join(' ', all[0][^shared..])}";
    }

    /// <summary>The same as what somebody does: <c>connects with a former pupil</c>.</summary>
    public static string Does(string doing, bool many)
    {
        var parts = doing.Split(' ', 2);
        var verb = parts[0] == "be" ? (many ? "are" : "is") : many ? parts[0] : Says(parts[0]);
        return parts.Length == 1 ? verb : $"{verb} {parts[1]}";
    }

    /// <summary>A verb as it follows one person: <c>says</c>.</summary>
    public static string Says(string verb) => verb switch
    {
        "have" => "has",
        _ when verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith("sh", StringComparison.Ordinal)
            || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith('o') => verb + "es",
        _ when verb.EndsWith('y') && verb.Length > 1 && !"aeiou".Contains(verb[^2], StringComparison.Ordinal) => verb[..^1] + "ies",
        _ => verb + "s",
    };

    private static string Towards(string said, IReadOnlyList<Word> with, Func<Word, string> name)
    {
        if (said.Contains("people)", StringComparison.Ordinal))
        {
            return said.Replace("people)", Or(with, Many), StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal);
        }

        var (whole, other) = (said.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), Or(with, name));
        return whole.Contains(Somebody, StringComparison.Ordinal) && Another().Match(whole) is { Success: true } found
            ? string.Concat(whole.AsSpan(0, found.Index), other, whole.AsSpan(found.Index + found.Length))
            : $"{whole} with {other}";
    }

    // A noun is not said twice: "keep an account" on a personal account is to keep a personal account.
    private static string At(string done, IReadOnlyList<Word> on)
    {
        if (on.Count == 0)
        {
            return done;
        }

        var last = done.AsSpan(Math.Max(0, done.LastIndexOf(' ')));
        var saysIt = true;
        foreach (var place in on)
        {
            saysIt = saysIt && A(place).AsSpan().EndsWith(last, StringComparison.Ordinal);
        }

        return saysIt && Ending().Match(done) is { Success: true } noun
            ? $"{done.AsSpan(0, noun.Index)} {Or(on, A)}"
            : $"{done} on {Or(on, A)}";
    }

    // An expression is asked only where it could find something.
    private static string Naming(string said, string unnamed)
    {
        var whole = said.Contains('(', StringComparison.Ordinal) ? Aside().Replace(said, "") : said;
        return whole.Contains(Somebody, StringComparison.Ordinal) ? Another().Replace(whole, unnamed) : whole;
    }

    private static string Or(IReadOnlyList<Word> words, Func<Word, string> name) => words.Count == 1 ? name(words[0]) : English.Or(words.Select(name));

    [GeneratedRegex(@"^(an?|the|their|another|somebody|anybody|nobody) |^(somebody|anybody|nobody)$")]
    private static partial Regex One();

    [GeneratedRegex(@" ?\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\bsomebody\b")]
    private static partial Regex Another();

    [GeneratedRegex(@" an? (\w+)$")]
    private static partial Regex Ending();
}
