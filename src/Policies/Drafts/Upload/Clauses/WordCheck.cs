using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>A word that a document shows oftener or more seldom than its draft and what was left out together.</summary>
/// <param name="InDocument">How often a reader of the document sees it.</param>
/// <param name="InDraft">How often it stands in the draft and on the list of what was left out.</param>
internal sealed record WordDifference(string Word, int InDocument, int InDraft)
{
    public string Sentence =>
        $"“{Word}” stands {Times(InDocument)} in the document and {Times(InDraft)} in the draft and what was left out: "
            + (InDocument > InDraft ? "words are missing" : "words are there that the document does not have");

    private static string Times(int count) => count switch { 0 => "not at all", 1 => "once", 2 => "twice", _ => $"{count} times" };
}

/// <summary>
/// The promise that a draft says word for word what the document says, kept: the words that were collected beside the reader are counted against those
/// of the draft.
/// </summary>
internal static partial class WordCheck
{
    public static IReadOnlyList<WordDifference> Of(ReadDocument document, FoundDocument found, IEnumerable<DraftPiece> pieces)
    {
        var (seen, kept) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        document.Seen.ToList().ForEach(line => Count(line, seen));
        Count(found.Title ?? "", kept);
        foreach (var left in document.LeftOut.Where(left => LeftOutKinds.IsSeen(left.What)))
        {
            Count(left.Text, kept);
        }

        // A number that is not the document's own is told, so here it counts as the document shows it.
        found.Clauses.ToList().ForEach(clause => Count(clause.Label ?? "", kept));
        foreach (var piece in pieces)
        {
            Count(piece.Level == 0 ? "" : piece.Heading, kept);
            Count(Marks().Replace(piece.Prose, "$1"), kept);
        }

        return [.. seen.Keys.Union(kept.Keys).Select(word => new WordDifference(word, seen.GetValueOrDefault(word), kept.GetValueOrDefault(word)))
            .Where(difference => difference.InDocument != difference.InDraft)];
    }

    private static void Count(string text, Dictionary<string, int> counts)
    {
        foreach (Match match in Words().Matches(text))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, match.Value, out _)++;
        }
    }

    // Bullets and what can be markup are no words; letters, figures and all other signs count.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+|[\p{P}\p{S}-[\\*`<>#|+\-~=_•·–…]]", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\\([\\*`<_&\[#>|+\-~=.)])", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
