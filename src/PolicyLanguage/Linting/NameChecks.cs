using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Names that a reader cannot look up.</summary>
internal static partial class NameChecks
{
    private static readonly string[] Small = ["of", "and", "the", "for", "to", "in", "on", "a", "an", "or", "with"];

    private static readonly string[] Empty = [
        "policy",
        "policies",
        "procedure",
        "procedures",
        "agreement",
        "agreements",
        "code",
        "document",
        "guidance",
        "school",
        "each",
        "the",
        "our",
        "its",
        "and",
        "of",
        "on",
        "for",
        "in",
        "to",
    ];

    public static IEnumerable<Finding> Acronyms(LintText text)
    {
        var words = text.Prose.Select(passage => passage.Text).Concat(text.Policy.Parts.OfType<DocumentPart.Heading>()
            .Select(heading => heading.Text)).Append(text.Policy.Front.Title)
            .SelectMany(passage => Word().Matches(passage).Select(word => word.Value)).ToList();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var passage in text.Prose.Where(passage => passage.Text.Any(char.IsLower)))
        {
            foreach (Match match in Acronym().Matches(passage.Text))
            {
                var letters = match.Groups[1].Value;
                if (!text.Words.Acronyms.Contains(letters) && !Roman().IsMatch(letters) && met.Add(letters) && !Spelt(letters, words))
                {
                    yield return passage.Finds(
                        FindingKind.UnspeltAcronym,
                        match.Index,
                        $"`{letters}` is never spelt out",
                        "write the words once, with the letters after them in brackets");
                }
            }
        }
    }

    public static IEnumerable<Finding> Companions(LintText text)
    {
        var names = Named(text).DistinctBy(named => Plain(named.Name)).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var earlier = names.Take(i).FirstOrDefault(other => Alike(other.Name, names[i].Name));
            if (earlier.Name is not null)
            {
                yield return new Finding(
                    FindingKind.TwoNames,
                    names[i].Clause,
                    names[i].Line,
                    $"`{names[i].Name}` may be what line {earlier.Line} calls `{earlier.Name}`",
                    "give a companion document one name throughout, or say that they are two");
            }
        }
    }

    private static IEnumerable<(string Name, string? Clause, int Line)> Named(LintText text) =>
        text.Prose.SelectMany(passage => Companion().Matches(passage.Text).Select(match => (Started(match.Value), passage.Clause, passage.LineAt(match.Index))))
            .Concat(text.Passages.Where(passage => passage.Kind == "register")
                .SelectMany(passage => Entry().Matches(passage.Text).Select(match => (match.Groups[1].Value.Trim(), passage.Clause, passage.LineAt(0)))))
            .Concat(text.Passages.Where(passage => passage.Kind is "ladder" or "procedure")
                .SelectMany(passage => Under().Matches(passage.Text).Select(match => (match.Groups[1].Value.Trim(), passage.Clause, passage.LineAt(0)))))
            .OrderBy(named => named.Item3);

    // A sentence that begins with "The" or "Our" does not make it part of the name.
    private static string Started(string name) => name.Split(' ', 2) is ["The" or "Our" or "This" or "See" or "A", var rest] ? rest : name;

    // One name whose words all stand in the other, where each has a word of its own that counts.
    private static bool Alike(string one, string other)
    {
        var (a, b) = (Roots(one), Roots(other));
        return a.Count > 1 && b.Count > 1 && (a.IsSubsetOf(b) || b.IsSubsetOf(a));
    }

    private static HashSet<string> Roots(string name) =>
        [.. Word().Matches(name.ToLowerInvariant()).Select(word => word.Value).Where(word => !Empty.Contains(word))
            .Select(word => word.Length > 5 ? word[..5] : word.TrimEnd('s', 'r', 'e'))];

    private static string Plain(string name) => string.Join(' ', Word().Matches(name.ToLowerInvariant()).Select(word => word.Value));

    private static bool Spelt(string letters, List<string> words) => Enumerable.Range(0, words.Count).Any(from => Begins(letters, words, from));

    // Small words may be left out of the letters: "Free of Worries" is FoW and FW.
    private static bool Begins(string letters, List<string> words, int from)
    {
        var (at, used) = (0, 0);
        for (var i = from; i < words.Count && at < letters.Length && i < from + letters.Length + 3; i++)
        {
            if (char.ToUpperInvariant(words[i][0]) == char.ToUpperInvariant(letters[at]) && words[i] != letters)
            {
                (at, used) = (at + 1, used + 1);
            }
            else if (used == 0 || !Small.Contains(words[i].ToLowerInvariant()))
            {
                return false;
            }
        }

        return at == letters.Length && used > 1;
    }

    [GeneratedRegex(@"\b([A-Z][A-Z&]{1,6})(?:s|’s|'s)?\b(?![.@])", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym();

    [GeneratedRegex(@"^[IVX]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Roman();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // Twelve words are more than any name has; without an end a page of capitals would be read over and over.
    [GeneratedRegex(@"(?:[A-Z][\w’-]*(?:\s|\s(?:and|of|on|for|the|in)\s|\s/\s)){1,12}(?:Policy"
        + @"|Policies|Agreement|Procedures?|Code of Conduct)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Companion();

    [GeneratedRegex(@"^entry\s+([^;]*\b(?:policy|policies|procedures?|agreements?|code)\b[^;]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@", under ([^,]*[A-Za-z]{4}[^,]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Under();
}
