using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>A publication whose newer edition replaces the one before.</summary>
/// <param name="EveryMonth">The month of its yearly edition; null where it has none.</param>
/// <param name="Newest">The year of the newest edition; null for a yearly one.</param>
internal sealed record Publication(IReadOnlyList<string> Names, int? EveryMonth, int? Newest)
{
    /// <summary>The year of the edition in force on a day.</summary>
    public int NewestOn(DateOnly day) => Newest ?? (day.Month >= EveryMonth ? day.Year : day.Year - 1);
}

/// <summary>Something that a text calls by one of several names.</summary>
/// <param name="Name">The one by which a finding calls it.</param>
/// <param name="Signs">The beginnings of words by which a text is known to speak of it.</param>
/// <param name="With">The counterpart it is done with; null where it has none.</param>
internal sealed record NamedTerm(string Name, IReadOnlyList<string> Signs, string? With)
{
    private readonly Regex named = Beginning([Name]);

    private readonly Regex spoken = Beginning([Name, .. Signs]);

    /// <summary>The name too.</summary>
    public IReadOnlyList<string> All { get; } = [Name, .. Signs];

    /// <summary>Whether a text speaks of it.</summary>
    public bool IsIn(string text) => spoken.IsMatch(text);

    /// <summary>Whether a text calls it by its name.</summary>
    public bool IsNamedIn(string text) => named.IsMatch(text);

    private static Regex Beginning(IEnumerable<string> signs) =>
        new(@"(?<!\w)(?:" + string.Join('|', signs.Select(Regex.Escape)) + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}

/// <summary>The words and names of <c>lint.md</c>.</summary>
internal sealed record LintWords(
    IReadOnlyList<IReadOnlyList<string>> Vague,
    IReadOnlySet<string> Acronyms,
    IReadOnlyList<Publication> Publications,
    IReadOnlyList<NamedTerm> Consider)
{
    /// <summary>Matters of which a text can ask with two strengths.</summary>
    public required IReadOnlyList<NamedTerm> Matters { get; init; }

    /// <summary>Matters that a heading can promise.</summary>
    public required IReadOnlyList<NamedTerm> Topics { get; init; }

    /// <summary>Work that needs its counterpart.</summary>
    public required IReadOnlyList<NamedTerm> Works { get; init; }

    /// <summary>People who hold two roles at once, and whom of their own they would meet.</summary>
    public required IReadOnlyList<NamedTerm> Both { get; init; }

    /// <summary>Facts that turn on who is related to whom.</summary>
    public required IReadOnlyList<NamedTerm> Relations { get; init; }

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
            Names("consider"))
        {
            Matters = Names("matter"),
            Topics = Names("topic"),
            Works = Names("work"),
            Both = Names("both"),
            Relations = Names("relation"),
        };

        IReadOnlyList<NamedTerm> Names(string kind) => [.. known[kind].Select(entry => new NamedTerm(entry.Name, entry.Also, After(entry.Parts, "with ")))];
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

    private static string? After(string[] parts, string keyword) =>
        parts.FirstOrDefault(part => part.StartsWith(keyword, StringComparison.Ordinal))?[keyword.Length..];
}
