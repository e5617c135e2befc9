using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>Words that rules of one document speak of and the other does not know, so that it cannot be asked.</summary>
internal static class OneSidedWords
{
    /// <summary>What a document is called beside another that may have the same title.</summary>
    public static string Name(PolicyDocument policy, PolicyDocument other) =>
        policy.Front.Title + (policy.Front.Id == other.Front.Id ? $" ({policy.Path})" : "");

    /// <param name="name">What the first is called.</param>
    public static IEnumerable<string> Of(PolicyDocument policy, PolicyDocument other, string name) =>
        from kind in (WordKind[])[WordKind.Actor, WordKind.Action, WordKind.Counterpart, WordKind.Channel]
        from word in policy.Vocabulary.Names(kind)
        where other.Vocabulary.Named(kind, word) is null && policy.Rules.Any(rule => Names(rule, policy.Vocabulary.Named(kind, word)!))
        select $"Only {name} speaks of “{word}”, so nothing can be compared about it.";

    private static bool Names(Rule rule, Word word) => word.Kind switch
    {
        WordKind.Actor => rule.Actors.Any(word.IsCoveredBy),
        WordKind.Action => word.IsCoveredBy(rule.Action),
        WordKind.Counterpart => rule.With.Any(word.IsCoveredBy),
        _ => rule.On.Any(word.IsCoveredBy),
    };
}
