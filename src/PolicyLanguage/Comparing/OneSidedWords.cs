namespace Countersign.PolicyLanguage.Comparing;

/// <summary>Words that rules of one document speak of and the other does not know, so that it cannot be asked.</summary>
internal static class OneSidedWords
{
    public static IEnumerable<string> Of(PolicyDocument policy, PolicyDocument other) =>
        from kind in (WordKind[])[WordKind.Actor, WordKind.Action, WordKind.Counterpart, WordKind.Channel]
        from name in policy.Vocabulary.Names(kind)
        where other.Vocabulary.Named(kind, name) is null && policy.Rules.Any(rule => Names(rule, policy.Vocabulary.Named(kind, name)!))
        select $"Only {policy.Front.Title}{(policy.Front.Id == other.Front.Id ? $" ({policy.Path})" : "")} knows the {kind.ToString().ToLowerInvariant()} “{name}”, so nothing can be compared about it.";

    private static bool Names(Rule rule, Word word) => word.Kind switch
    {
        WordKind.Actor => rule.Actors.Any(word.IsCoveredBy),
        WordKind.Action => word.IsCoveredBy(rule.Action),
        WordKind.Counterpart => rule.With.Any(word.IsCoveredBy),
        _ => rule.On.Any(word.IsCoveredBy),
    };
}
