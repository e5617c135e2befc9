using System.Globalization;
using System.Text;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>A publication whose newer edition replaces the one before.</summary>
/// <param name="EveryMonth">The month of its yearly edition; null where it has none.</param>
/// <param name="Newest">The year of the newest edition; null for a yearly one.</param>
internal sealed record Publication(IReadOnlyList<string> Names, int? EveryMonth, int? Newest)
{
    /// <summary>The year of the edition in force on a day.</summary>
    public int NewestOn(DateOnly day) => Newest ?? (day.Month >= EveryMonth ? day.Year : day.Year - 1);
}

/// <summary>The words and names of <c>lint.md</c>.</summary>
internal sealed record LintWords(
    IReadOnlyList<IReadOnlyList<string>> Vague,
    IReadOnlySet<string> Acronyms,
    IReadOnlyList<Publication> Publications,
    IReadOnlyList<(string Matter, IReadOnlyList<string> Signs)> Consider)
{
    public static LintWords Core { get; } = Read();

    private static LintWords Read()
    {
        using var stream = typeof(LintWords).Assembly.GetManifestResourceStream("lint.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var inside = false;
        var entries = new List<(string Kind, string Name, string[] Also, string[] Parts)>();
        foreach (var line in reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside;
            }
            else if (inside && line.Length > 0)
            {
                entries.Add(Entry(line));
            }
        }

        var known = entries.ToLookup(entry => entry.Kind);
        return new LintWords(
            [.. known["vague"].Select(entry => (IReadOnlyList<string>)[entry.Name, .. entry.Also])],
            known["acronym"].Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal),
            [.. known["edition"].Select(entry => new Publication([entry.Name, .. entry.Also], Month(entry.Parts), Newest(entry.Parts)))],
            [.. known["consider"].Select(entry => (entry.Name, (IReadOnlyList<string>)entry.Also))]);
    }

    private static (string Kind, string Name, string[] Also, string[] Parts) Entry(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var head = parts[0].Split(' ', 2, StringSplitOptions.TrimEntries);
        var also = parts.FirstOrDefault(part => part.StartsWith("also ", StringComparison.Ordinal))?[5..].Split(',', StringSplitOptions.TrimEntries) ?? [];
        return (head[0], head[1], also, parts[1..]);
    }

    private static int? Month(string[] parts) =>
        After(parts, "every ") is { } month ? DateTime.ParseExact(month, "MMMM", CultureInfo.InvariantCulture).Month : null;

    private static int? Newest(string[] parts) => After(parts, "newest ") is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    private static string? After(string[] parts, string keyword) => parts.FirstOrDefault(part => part.StartsWith(keyword, StringComparison.Ordinal))?[keyword.Length..];
}
