using Countersign.Policies.Drafts.Blocks;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>A line of a words block, taken apart.</summary>
/// <param name="Is">The wider words that it names.</param>
/// <param name="Also">Other names of the word.</param>
/// <param name="Widens">Whether it says of a word that is there already to which wider one it belongs, and declares none.</param>
internal sealed record DeclaredWord(WordKind Kind, string Name, string Line, IReadOnlyList<string> Is, IReadOnlyList<string> Also, bool Widens)
{
    /// <summary>The lines of a document in the order in which they are read.</summary>
    public static IReadOnlyList<DeclaredWord> In(IEnumerable<string> lines)
    {
        var all = new List<DeclaredWord>();
        foreach (var line in lines)
        {
            var parts = line.Split(';', StringSplitOptions.TrimEntries);
            if (LineText.Single(parts[0]).Split(' ', 2) is not [var keyword, var name] || !Enum.TryParse<WordKind>(keyword, ignoreCase: true, out var kind))
            {
                continue;
            }

            var known = PolicyReader.CoreWords.Find(kind, name) is not null || all.Exists(one => one.Kind == kind && one.Calls(name));
            var widens = known && parts.Length > 1 && parts.Skip(1).All(part => part.StartsWith("is ", StringComparison.Ordinal));
            all.Add(new DeclaredWord(kind, name, LineText.Single(line), Said(parts, "is "), Said(parts, "also "), widens));
        }

        return all;
    }

    /// <summary>The line with these other names of the word, and with none of those that it has.</summary>
    public string Called(IReadOnlyList<string> names)
    {
        var parts = Line.Split(';', StringSplitOptions.TrimEntries).Where(part => !part.StartsWith("also ", StringComparison.Ordinal)).ToList();
        parts.InsertRange(1, names.Count == 0 ? [] : ["also " + string.Join(", ", names)]);
        return string.Join("; ", parts);
    }

    public bool Calls(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) || Also.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static List<string> Said(string[] parts, string keyword) => [.. parts.Skip(1).Where(part => part.StartsWith(keyword, StringComparison.Ordinal))
        .SelectMany(part => part[keyword.Length..].Split(',', StringSplitOptions.TrimEntries))];
}
