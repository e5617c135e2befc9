using System.Globalization;
using System.Text;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Grammar;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>Finds the name of a new block.</summary>
internal static class BlockNames
{
    private const int Longest = 40;

    /// <summary>
    /// A name that no block of the kind has yet in the draft; where the name says which piece of work it is, it keeps that name, which may be taken.
    /// </summary>
    public static string New(BlockKind kind, BlockForm form, PolicyDraft draft, DraftClause clause)
    {
        if (kind.KnownIds.Count > 0 && Slug(form.OtherWork ?? form.Work) is { Length: > 0 } work)
        {
            return work;
        }

        var taken = draft.Clauses.SelectMany(one => DraftBlock.In(one.Blocks)).Where(block => block.Kind == kind.Kind)
            .Select(block => block.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = kind.NamedAfter is { } key
            ? Slug(form.Boxes.Where(box => box.Key.StartsWith($"{key}-0-", StringComparison.Ordinal)).Select(box => box.Value).FirstOrDefault())
            : "";
        var name = named.Length == 0 ? "" : kind.Kind == "role" ? named : $"{clause.Number}-{named}";
        return name.Length > 0 && !taken.Contains(name) ? name : Counted(name.Length > 0 ? name : $"{clause.Number}-{kind.Kind}", taken);
    }

    private static string Counted(string stem, HashSet<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(number => $"{stem}-{number.ToString(CultureInfo.InvariantCulture)}").First(name => !taken.Contains(name));

    private static string Slug(string? words)
    {
        var slug = new StringBuilder();
        foreach (var letter in (words ?? "").ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && letter is ' ' or '-')
            {
                slug.Append('-');
            }
        }

        return (slug.Length > Longest ? slug.ToString(0, Longest) : slug.ToString()).Trim('-');
    }
}
