namespace Countersign.PolicyLanguage.Text;

/// <summary>Words as they are compared: lower case, without articles and the small words that only join.</summary>
internal static class Phrase
{
    private static readonly HashSet<string> Fillers = ["a", "an", "the", "to", "with", "of", "from", "on", "in", "by", "at", "via", "through", "for", "and", "its", "their", "as"];

    public static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Replace('’', '\'').Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ':', ';', '"', '(', ')')).Where(word => word.Length > 0 && !Fillers.Contains(word))];

    public static string Key(string text) => string.Join(' ', Words(text));
}
