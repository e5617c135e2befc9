using System.Globalization;

namespace Countersign.PolicyLanguage.Speaking;

/// <summary>Words of the language put into plain sentences.</summary>
internal static class Speech
{
    private static readonly string[] Bare = ["staff", "another", "somebody"];

    // How an action meets the person on the other side; anything else goes "with" somebody.
    private static readonly Dictionary<string, string> Joins = new(StringComparer.Ordinal)
    {
        ["contact"] = "", ["message"] = "", ["impersonate"] = "", ["monitor"] = "", ["message a group"] = "of", ["receive a message"] = "from", ["post"] = "about",
        ["post a photograph"] = "of", ["publish"] = "about", ["upload"] = "about", ["give a reference"] = "for", ["give an opinion"] = "about", ["raise a concern"] = "about",
        ["name a pupil"] = "who is", ["answer the press"] = "when asked by", ["use the logo"] = "for", ["moderate"] = "when it comes from", ["remove content"] = "that belongs to",
    };

    // What questions about facts speak of. Where the subject is none of these, the question is quoted as it stands.
    private static readonly string[] Subjects =
    [
        "it", "they", "you", "there", "somebody in charge", "somebody", "anybody shown", "anybody", "anything in it", "a parent", "a picture", "a colleague", "a manager",
        "the pupil", "the child", "the person in the picture", "the account", "the profile or post", "pupils", "its maker", "whoever made it", "children", "the family",
    ];

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A word with its article: <c>a former pupil</c>, <c>staff</c>, <c>their own device</c>.</summary>
    public static string A(string name)
    {
        var first = name.Split(' ')[0];
        return first == "own" ? "their " + name
            : Bare.Contains(first) ? name
            : name is "school" or "governing body" ? "the " + name
            : "aeiou".Contains(name[0], StringComparison.Ordinal) ? "an " + name
            : "a " + name;
    }

    /// <summary>Who does it: <c>a teacher</c>, or <c>somebody who is a parent and a teaching assistant</c>.</summary>
    public static string Who(Question question) =>
        question.AlsoAs.Count == 0 ? A(question.Actor.Name) : "somebody who is " + And(question.Actors.Select(actor => actor.Name == "staff" ? "on the staff" : A(actor.Name)));

    public static string Or(IEnumerable<string> parts) => List(parts, " or ");

    public static string And(IEnumerable<string> parts) => List(parts, " and ");

    /// <summary>What is done: <c>connect with a former pupil on a personal account</c>.</summary>
    public static string Doing(Word action, IReadOnlyList<Word> with, IReadOnlyList<Word> on)
    {
        var join = Joins.GetValueOrDefault(action.Name, "with");
        var other = with.Count == 0 ? "" : $" {join} {Or(with.Select(word => A(word.Name)))}".Replace("  ", " ", StringComparison.Ordinal);
        return action.Name + other + (on.Count == 0 ? "" : " on " + Or(on.Select(word => A(word.Name))));
    }

    public static string Doing(Question question) =>
        Doing(question.Action, question.With is { } with ? [with] : [], question.On is { } on ? [on] : []);

    /// <summary>A fact as part of a sentence, after <c>if</c> or <c>unless</c>.</summary>
    public static string Clause(Condition condition)
    {
        var question = condition.Fact.Asks ?? $"Does this hold: {condition.Fact.Name}?";
        return Turned(question.TrimEnd('?').Split(' '), condition.Holds) ?? $"the answer to “{question}” is {(condition.Holds ? "yes" : "no")}";
    }

    // "Is it during an official break?" becomes "it is during an official break". Only where the subject is known is that safe.
    private static string? Turned(string[] words, bool holds)
    {
        var said = string.Join(' ', words.Skip(1));
        if (words.Length < 3 || Subjects.Where(one => said.StartsWith(one + " ", StringComparison.Ordinal)).MaxBy(one => one.Length) is not { } who)
        {
            return null;
        }

        var rest = said[(who.Length + 1)..];
        var verb = words[0].ToLowerInvariant();
        return (verb, holds) switch
        {
            ("is" or "are" or "has" or "have" or "was" or "were" or "could" or "can", true) => $"{who} {verb} {rest}",
            ("is" or "are" or "has" or "have" or "was" or "were" or "could" or "do" or "does", false) => $"{who} {verb} not {rest}",
            ("do", true) => $"{who} {rest}",
            ("does", true) => rest.Split(' ', 2) is [var first, .. var more] ? string.Join(' ', [who, Says(first), .. more]) : null,
            _ => null,
        };
    }

    private static string Says(string verb) => verb switch
    {
        "have" => "has",
        _ when verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith('o') => verb + "es",
        _ when verb.EndsWith('y') && verb.Length > 1 && !"aeiou".Contains(verb[^2], StringComparison.Ordinal) => verb[..^1] + "ies",
        _ => verb + "s",
    };

    private static string List(IEnumerable<string> parts, string last)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.SkipLast(1)) + last + all[^1];
    }
}
