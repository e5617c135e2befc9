using System.Collections.Frozen;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>The arrangements in which first name and surname do not simply follow each other.</summary>
internal static class LooseNames
{
    private const int MostMiddleNames = 2;
    private const int MostSiblings = 5;
    private const int ShortestMisspelt = 5;

    private static readonly FrozenSet<string> BeforeMonth =
        "in on of by until till to from late early mid this last next since during before after every each".Split(' ').ToFrozenSet();

    /// <summary>"Grace Ngozi Okafor" and "Grace, Alfie and Tom Okafor".</summary>
    public static IEnumerable<NameHit> Apart(LetterStream stream, Roster roster, int start, int end, int first)
    {
        var found = new List<(int End, int First, int Surname)>();
        var siblings = IsJoined(stream, end);
        var allowed = siblings ? MostSiblings : MostMiddleNames;
        var word = end;
        for (var names = 1; names <= allowed && word < stream.Letters.Length; names++)
        {
            if (siblings && IsJoiningWord(stream, word))
            {
                word = stream.NextEdge(word);
            }

            if (word >= stream.Letters.Length || (stream.IsCapital(start) && !stream.IsCapital(word)) || CommonWords.IsTitle(stream.Word(word))
                || (!siblings && !stream.IsCapital(word)))
            {
                yield break;
            }

            var after = stream.NextEdge(word);
            if (after >= stream.Letters.Length || Gap.EndsSentence(stream, after, word))
            {
                yield break;
            }

            roster.Tree.Walk(stream.Letters, after, found);
            foreach (var (until, _, surname) in found)
            {
                if (surname != NameTree.None && stream.IsEdge(until) && IsBetweenNames(stream.GapBefore(after), afterInitial: after - word == 1)
                    && roster.Both(first, surname) is { Count: > 0 } pupils)
                {
                    yield return new(start, until, NameTier.Full, pupils);
                }
            }

            if (siblings != IsJoined(stream, after))
            {
                yield break;
            }

            word = after;
        }
    }

    /// <summary>"Grace Okafro": one letter more, less, other or swapped in the surname.</summary>
    public static IEnumerable<NameHit> Misspelt(LetterStream stream, Roster roster, int start, int end, int first)
    {
        if (Gap.EndsSentence(stream, end, start) || stream.GapBefore(end).Contains(',') || (stream.IsCapital(start) && !stream.IsCapital(end)))
        {
            yield break;
        }

        var letters = stream.Letters;
        foreach (var surname in roster.First(first).Surnames)
        {
            var wanted = roster.Surname(surname).Letters;
            if (wanted.Length < ShortestMisspelt)
            {
                continue;
            }

            for (var until = end + wanted.Length - 1; until <= Math.Min(end + wanted.Length + 1, letters.Length); until++)
            {
                if (stream.IsEdge(until) && OneSlip.Between(wanted, letters.AsSpan(end, until - end)))
                {
                    yield return new(start, until, NameTier.Fuzzy, roster.Both(first, surname));
                }
            }
        }
    }

    /// <summary>Whether the single letter at <paramref name="start"/> reads as the initial of the surname after it.</summary>
    public static bool IsInitialOf(LetterStream stream, int start, bool surnameIsWord)
    {
        var gap = stream.GapBefore(start + 1);
        var dotted = gap.StartsWith(".");
        var before = stream.PreviousEdge(start);
        var followsInitial = before >= 0 && start - before == 1;
        var followsTitle = before >= 0 && CommonWords.IsTitle(stream.Word(before));
        return !followsInitial && !followsTitle && stream.IsCapital(start) && stream.IsCapital(start + 1)
            && (dotted || (Gap.IsBlank(gap) && !surnameIsWord && stream.Letters[start] is not ('a' or 'i')))
            && gap.Length <= 3 && !gap.Contains('\n');
    }

    /// <summary>Whether a first name that stands alone is worth a word of advice.</summary>
    public static bool IsFirstAlone(LetterStream stream, Roster roster, int start, int end, int first)
    {
        var before = stream.PreviousEdge(start);
        var wordBefore = before < 0 ? "" : stream.Word(before);
        if (!stream.IsCapital(start) || CommonWords.IsTitle(wordBefore))
        {
            return false;
        }

        for (var edge = stream.NextEdge(start); edge < end; edge = stream.NextEdge(edge))
        {
            if (!stream.IsCapital(edge))
            {
                return false;
            }
        }

        if (!roster.First(first).IsWord)
        {
            return true;
        }

        var capitalNext = end < stream.Letters.Length && Gap.IsBlank(stream.GapBefore(end)) && stream.IsCapital(end);
        var shouted = end - start > 1 && stream.IsCapital(start + 1);
        var dated = stream.GapBefore(start).ContainsAnyInRange('0', '9') || stream.GapBefore(end).ContainsAnyInRange('0', '9');
        return !Gap.StartsSentence(stream, start) && !capitalNext && !shouted && !dated && !BeforeMonth.Contains(wordBefore);
    }

    private static bool IsBetweenNames(ReadOnlySpan<char> gap, bool afterInitial) =>
        Gap.IsBlank(gap) || (afterInitial && gap.Length <= 2 && gap.StartsWith("."));

    private static bool IsJoined(LetterStream stream, int word) =>
        stream.GapBefore(word).ContainsAny(",&+") || IsJoiningWord(stream, word);

    // A capital N is the initial of a middle name.
    private static bool IsJoiningWord(LetterStream stream, int word) =>
        word < stream.Letters.Length && (stream.NextEdge(word) - word > 1 || !stream.IsCapital(word)) && CommonWords.Joins(stream.Word(word));
}
