namespace Countersign.PolicyLanguage.Parsing;

/// <summary>A line that says all by itself, with or without its articles.</summary>
internal static class Flag
{
    private static readonly string[] Articles = ["a", "an", "the"];

    public static bool Is(string text, string flag) =>
        text.AsSpan().Contains(flag.AsSpan(flag.LastIndexOf(' ') + 1), StringComparison.OrdinalIgnoreCase) && Bare(text).SequenceEqual(Bare(flag));

    private static IEnumerable<string> Bare(string text) =>
        text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Articles.Contains(word));
}
