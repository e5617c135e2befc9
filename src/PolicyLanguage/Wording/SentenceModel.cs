using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>What people are asked, put as something that holds or does not.</summary>
internal static class SentenceModel
{
    // What questions about facts speak of. Where the subject is none of these and the word says nothing, the question is quoted as it stands.
    private static readonly string[] Subjects =
    [
        "it", "this", "they", "you", "there", "somebody in charge", "somebody", "anybody shown",
        "anybody", "anything in it", "a parent", "a picture", "a colleague", "a manager",
        "the pupil", "the child", "the person in the picture", "the account", "the account or post",
        "the profile or post", "pupils", "its maker", "whoever made it", "children", "the family",
    ];

    private static readonly string[] Helpers = ["is", "are", "has", "have", "was", "were", "could", "can", "would", "may", "must", "should"];

    private static readonly (string Some, string None)[] Nobody = [("somebody", "nobody"), ("anybody", "nobody"), ("anything", "nothing")];

    /// <summary>A fact as part of a sentence, after <c>if</c> or <c>unless</c>.</summary>
    public static string Of(Condition condition)
    {
        var fact = condition.Fact;
        if (condition.AtLeast is { } least)
        {
            return $"the number of {fact.Counts} is {(condition.Holds ? $"at least {least}" : $"at most {least - 1}")}";
        }

        var question = (fact.Asks ?? $"Does this hold: {fact.Name}").TrimEnd('?');
        return (condition.Holds ? fact.Yes ?? Turned(question, true) : fact.No ?? Denied(question, fact.Yes) ?? Turned(question, false))
            ?? $"the answer to “{question}” is {(condition.Holds ? "yes" : "no")}";
    }

    // "Is it during an official break?" becomes "it is during an official break". Only where the subject is known is that safe.
    private static string? Turned(string question, bool holds)
    {
        var words = question.Split(' ', 2);
        if (words.Length < 2 || Subjects.Where(one => words[1].StartsWith(one + " ", StringComparison.Ordinal)).MaxBy(one => one.Length) is not { } who)
        {
            return null;
        }

        var rest = words[1][(who.Length + 1)..];
        var verb = words[0].ToLowerInvariant();
        if (!holds && Nobody.FirstOrDefault(pair => who.StartsWith(pair.Some, StringComparison.Ordinal)) is { Some: { } some, None: { } none })
        {
            (who, holds) = (none + who[some.Length..], true);
        }

        return (verb, holds) switch
        {
            (_, true) when Helpers.Contains(verb) => $"{who} {verb} {rest}",
            (_, false) when Helpers.Contains(verb) || verb is "do" or "does" => $"{who} {Not(verb)} {rest}",
            ("do", true) => $"{who} {rest}",
            ("does", true) => $"{who} {Phrasing.Does(rest, many: false)}",
            _ => null,
        };
    }

    // The word that begins the question stands within the statement, and "not" goes after it.
    private static string? Denied(string question, string? statement)
    {
        var verb = question.Split(' ', 2)[0].ToLowerInvariant();
        var place = statement is null || !Helpers.Contains(verb) ? -1 : statement.IndexOf($" {verb} ", StringComparison.Ordinal);
        return place < 0 ? null : $"{statement![..place]} {Not(verb)}{statement[(place + verb.Length + 1)..]}";
    }

    private static string Not(string verb) => verb == "can" ? "cannot" : verb + " not";
}
