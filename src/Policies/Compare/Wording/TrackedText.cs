using System.Text.RegularExpressions;
using DiffPlex;

namespace Countersign.Policies.Compare.Wording;

internal enum TextFate
{
    Kept,
    Removed,
    Added,
}

/// <summary>A run of text and what became of it.</summary>
internal sealed record TextRun(TextFate Fate, string Text);

/// <summary>Two texts in one, as people track changes: what was taken out stands before what was put in.</summary>
internal static partial class TrackedText
{
    /// <summary>
    /// So many pairs of words are held against one another in one comparison of documents. Where a clause would need more it is compared line by
    /// line, and where that would need more still, one text is told as taken out and the other as put in: coarser, never wrong.
    /// </summary>
    public const long MostPairs = 40_000_000;

    /// <param name="left">The pairs that are left; what this clause needs is taken off.</param>
    public static IReadOnlyList<TextRun> Of(string before, string after, ref long left)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new TextRun(TextFate.Kept, before)];
        }

        foreach (var pieces in (Func<string, string[]>[])[InWords, InLines])
        {
            var (one, other) = (pieces(before), pieces(after));
            if ((long)one.Length * other.Length <= left)
            {
                left -= (long)one.Length * other.Length;
                return Joined(Differing(one, other));
            }
        }

        return Joined([new TextRun(TextFate.Removed, before), new TextRun(TextFate.Added, after)]);
    }

    /// <summary>How many words of a fate there are.</summary>
    public static int Words(IEnumerable<TextRun> runs, TextFate fate) =>
        runs.Where(run => run.Fate == fate).Sum(run => run.Text.Split((char[]?)null).Count(word => word.Any(char.IsLetterOrDigit)));

    private static string[] InWords(string text) => [.. Pieces().Matches(text).Select(match => match.Value)];

    private static string[] InLines(string text) => [.. Lines().Matches(text).Select(match => match.Value)];

    private static IEnumerable<TextRun> Differing(string[] before, string[] after)
    {
        var said = new AlreadyCut([before, after]);
        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs("0", "1", ignoreWhiteSpace: false, ignoreCase: false, said).DiffBlocks)
        {
            yield return new TextRun(TextFate.Kept, string.Concat(before[at..block.DeleteStartA]));
            yield return new TextRun(TextFate.Removed, string.Concat(before.AsSpan(block.DeleteStartA, block.DeleteCountA)));
            yield return new TextRun(TextFate.Added, string.Concat(after.AsSpan(block.InsertStartB, block.InsertCountB)));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        yield return new TextRun(TextFate.Kept, string.Concat(before[at..]));
    }

    // A space between two changes belongs to both: a phrase reads as one change and not as one a word.
    private static List<TextRun> Joined(IEnumerable<TextRun> found)
    {
        var runs = found.Where(run => run.Text.Length > 0).ToList();
        var (joined, phrase) = (new List<TextRun>(), new List<TextRun>());
        for (var place = 0; place < runs.Count; place++)
        {
            var run = runs[place];
            if (run.Fate != TextFate.Kept || (phrase.Count > 0 && place < runs.Count - 1 && run.Text.Trim(' ').Length == 0))
            {
                phrase.Add(run);
                continue;
            }

            joined.AddRange(Phrase(phrase));
            joined.Add(run);
            phrase.Clear();
        }

        return [.. joined, .. Phrase(phrase)];
    }

    private static IEnumerable<TextRun> Phrase(List<TextRun> runs) =>
        runs.Exists(run => run.Fate == TextFate.Removed) && runs.Exists(run => run.Fate == TextFate.Added)
            ? [Phrase(runs, TextFate.Removed, but: TextFate.Added), Phrase(runs, TextFate.Added, but: TextFate.Removed)]
            : [.. runs];

    private static TextRun Phrase(List<TextRun> runs, TextFate fate, TextFate but) =>
        new(fate, string.Concat(runs.Where(run => run.Fate != but).Select(run => run.Text)));

    /// <summary>The library cuts texts itself; ours are cut once, so that they can be counted before.</summary>
    private sealed class AlreadyCut(string[][] texts) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => texts[text[0] - '0'];
    }

    [GeneratedRegex(@"\w+|\n| +|[^\w\n ]", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Lines();
}
