namespace Countersign.PolicyLanguage.Model;

/// <summary>Words as they are compared: lower case, without articles and the small words that only join.</summary>
internal static class Phrase
{
    private static readonly HashSet<string> Fillers =
        ["a", "an", "the", "to", "with", "of", "from", "on", "in", "by", "at", "via", "through", "for", "and", "its", "their", "as"];

    private static readonly string[] Joining =
        [.. Fillers, "or", "not", "no", "without", "stated", "unknown", "born", "left", "asked", "aged", "year", "years", "ago", "birth", "leaving", "date"];

    /// <summary>The joining word that differs from this one by a slip of the pen; null where it is one, or none is near.</summary>
    public static string? JoiningNear(string word) =>
        word.Length > 1 && !Joining.Contains(word)
            ? Suggestion.Within(1, word, Joining.Where(known => known.Length == word.Length && MayBe(word, known))) : null;

    // Of two letters only a swap is a slip: "it" and "if" are words of their own.
    private static bool MayBe(string word, string known) => word.Length > 2 || (word[0] == known[1] && word[1] == known[0]);

    public static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Replace('’', '\'').Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ':', ';', '"', '(', ')')).Where(word => word.Length > 0 && !Fillers.Contains(word))];

    public static string Key(string text) => string.Join(' ', Words(text));
}
