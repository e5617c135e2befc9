using System.Buffers;
using System.Collections.Frozen;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>The arrangements in which first name and surname do not simply follow each other.</summary>
internal static class LooseNames
{
    private const int MostMiddleNames = 3;
    private const int MostSiblings = 8;
    private const int MostQuoted = 5;

    private static readonly SearchValues<char> Opening = SearchValues.Create("\"“„«(['‘`*~");
    private static readonly SearchValues<char> Closing = SearchValues.Create("\"”“»)]'’`*~");

    private static readonly FrozenSet<string> BeforeMonth =
        "in on of by until till to from late early mid this last next since during before after every each".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Times =
        "april may june august summer autumn winter dawn eve friday noon season".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Kinship =
        "her his their our brother sister little big twin younger older elder cousin best friend the".Split(' ').ToFrozenSet();

    /// <summary>"Grace Ngozi Okafor", "Grace (Gracie) Okafor" and "Grace, Alfie and Tom Okafor", with the number of the surname.</summary>
    public static IEnumerable<(NameHit Hit, int Surname)> Apart(LetterStream stream, Roster roster, int start, int end, int first)
    {
        if (roster.First(first).Partners.Count == 0)
        {
            yield break;
        }

        var found = new List<(int End, int First, int Surname)>();
        foreach (var after in Places(stream, start, end))
        {
            roster.Tree.Walk(stream.Letters, after, found);
            foreach (var (until, _, surname) in found)
            {
                if (surname == NameTree.None || !stream.IsEdge(until) || roster.Either(first, surname) is not { Count: > 0 } pupils)
                {
                    continue;
                }

                var words = roster.First(first).IsWord && roster.Surname(surname).IsWord;
                var plain = !words || PersonSigns.Before(stream, start) || PersonSigns.After(stream, until);
                if (stream.IsCapital(start) && !stream.IsCapital(after) && roster.Surname(surname).IsWord)
                {
                    continue;
                }

                var tier = roster.Both(first, surname).Count > 0 ? NameTier.Full : NameTier.Fuzzy;
                yield return (new(start, until, tier, pupils, !plain), surname);
            }
        }
    }

    /// <summary>Whether a first name that stands alone is worth a word of advice.</summary>
    public static bool IsFirstAlone(LetterStream stream, Roster roster, int start, int end, int first)
    {
        var before = stream.PreviousEdge(start);
        var wordBefore = before < 0 ? "" : stream.Word(before);
        if (!stream.IsCapital(start) || (before >= 0 && CommonWords.IsTitle(stream, before)))
        {
            return false;
        }

        for (var edge = stream.NextEdge(start); edge < end; edge = stream.NextEdge(edge))
        {
            if (!stream.IsCapital(edge) && Gap.IsBlank(stream.GapBefore(edge)))
            {
                return false;
            }
        }

        if (!roster.First(first).IsWord)
        {
            return true;
        }

        var capitalNext = GoesOnAsName(stream, end);
        var shouted = end - start > 1 && stream.IsCapital(start + 1);
        var dated = stream.GapBefore(start).ContainsAnyInRange('0', '9') || stream.GapBefore(end).ContainsAnyInRange('0', '9');
        return !Gap.StartsSentence(stream, start) && !capitalNext && !shouted && !dated
            && !(Times.Contains(roster.First(first).Letters) && BeforeMonth.Contains(wordBefore));
    }

    /// <summary>Whether a pupil's only name is meant here.</summary>
    public static bool MayStandAlone(LetterStream stream, NameEntry name, int start, int end, List<MarkedRun> marks) =>
        !name.IsWord && (stream.IsCapital(start) || !stream.HasCapitals || MarkedWords.At(marks, start, end).Mark != Mark.None)
        && !(stream.PreviousEdge(start) is >= 0 and var before && CommonWords.IsTitle(stream, before));

    /// <summary>Whether a word with a capital follows at once.</summary>
    public static bool GoesOnAsName(LetterStream stream, int end) =>
        end < stream.Letters.Length && Gap.IsBlank(stream.GapBefore(end)) && stream.IsCapital(end);

    // Where the surname of the first name that ends here may begin.
    private static IEnumerable<int> Places(LetterStream stream, int start, int end)
    {
        if (Quoted(stream, end) is { } quoted)
        {
            yield return quoted;
        }

        var siblings = IsJoined(stream, end);
        var allowed = siblings ? MostSiblings : MostMiddleNames;
        var word = end;
        for (var names = 1; names <= allowed && word < stream.Letters.Length; names++)
        {
            if (siblings && IsJoiningWord(stream, word))
            {
                word = stream.NextEdge(word);
            }

            while (siblings && word < stream.Letters.Length && !stream.IsCapital(word) && Kinship.Contains(stream.Word(word)))
            {
                word = stream.NextEdge(word);
            }

            var capital = stream.IsCapital(word) || (word < stream.Letters.Length && NameForm.IsParticle(stream.Word(word)));
            if (word >= stream.Letters.Length || (stream.IsCapital(start) && !capital) || (siblings && CommonWords.IsTitle(stream, word))
                || (!siblings && !capital))
            {
                yield break;
            }

            var after = stream.NextEdge(word);
            if (after >= stream.Letters.Length || Gap.EndsSentence(stream, after, word))
            {
                yield break;
            }

            if (IsBetweenNames(stream.GapBefore(after), afterInitial: after - word == 1))
            {
                yield return after;
            }

            if (siblings != IsJoined(stream, after))
            {
                yield break;
            }

            word = after;
        }
    }

    // After the quotation marks or brackets that open here.
    private static int? Quoted(LetterStream stream, int end)
    {
        if (end >= stream.Letters.Length || Gap.EndsSentence(stream, end, end - 2)
            || !(stream.GapBefore(end).ContainsAny(Opening) || stream.Word(end) is "aka" or "nicknamed" or "called"))
        {
            return null;
        }

        var word = end;
        for (var words = 0; words < MostQuoted && word < stream.Letters.Length; words++)
        {
            word = stream.NextEdge(word);
            var gap = stream.GapBefore(word);
            if (word < stream.Letters.Length && gap.ContainsAny(Closing) && gap.ContainsAny(" \n")
                && !(words == 0 && gap.ContainsAny(Opening) && gap[^1] != ' '))
            {
                return word;
            }
        }

        return null;
    }

    private static bool IsBetweenNames(ReadOnlySpan<char> gap, bool afterInitial) =>
        Gap.IsBlank(gap) || gap.Length == 0 || gap is "-" or "\n" || (afterInitial && gap.Length <= 2 && gap.StartsWith("."));

    private static bool IsJoined(LetterStream stream, int word) =>
        stream.GapBefore(word).ContainsAny(",&+/") || IsJoiningWord(stream, word);

    // A capital N is the initial of a middle name.
    private static bool IsJoiningWord(LetterStream stream, int word) =>
        word < stream.Letters.Length && (stream.NextEdge(word) - word > 1 || !stream.IsCapital(word)) && CommonWords.Joins(stream.Word(word));
}
