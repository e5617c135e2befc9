using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>
/// Names that are spelled otherwise than on the roster: one slip of the pen, another way to carry a name into English, or without the small
/// words that lead up to a surname. One of the two names has to sound as it does on the roster.
/// </summary>
internal sealed class SimilarNames(LetterStream stream, Roster roster)
{
    private const int MostWords = 3;
    private const int MostParticles = 3;
    private const int LongestWord = 30;
    private const int ShortestAlone = 6;

    private readonly Dictionary<int, List<WordSpan>> spans = [];

    public IEnumerable<NameHit> Find()
    {
        for (var start = 0; start < stream.Letters.Length; start = stream.NextEdge(start))
        {
            if (!MayBegin(start))
            {
                continue;
            }

            foreach (var one in Spans(start))
            {
                foreach (var hit in Alone(start, one).Concat(Pairs(start, one)))
                {
                    yield return hit;
                }
            }
        }
    }

    // A pupil's only name.
    private IEnumerable<NameHit> Alone(int start, WordSpan one)
    {
        foreach (var number in one.Firsts)
        {
            var first = roster.First(number);
            if (first.Alone.Count > 0 && first.Letters.Length >= ShortestAlone && !first.IsWord && Likeness.Of(one, first) >= Alike.Sounds)
            {
                yield return new(start, one.End, NameTier.Fuzzy, [.. first.Alone]);
            }
        }
    }

    private IEnumerable<NameHit> Pairs(int start, WordSpan one)
    {
        var second = AfterParticles(one.End);
        if (second >= stream.Letters.Length || !MayBegin(second) || Gap.Of(stream, one.End, stream.PreviousEdge(one.End)) != Between.Close)
        {
            yield break;
        }

        foreach (var other in Spans(second))
        {
            foreach (var pupils in NearPairs.Meant(roster, one, other, led: second > one.End))
            {
                yield return new(start, other.End, NameTier.Fuzzy, pupils);
            }
        }
    }

    // Without any capital in the text, a word of some length may begin a name too.
    private bool MayBegin(int start)
    {
        var end = stream.NextEdge(start);
        return stream.IsCapital(start) || (!stream.HasCapitals && end - start > 3)
            || (stream.IsCapital(end) && Gap.IsBlank(stream.GapBefore(end)) && NameForm.IsParticle(stream.Word(start)));
    }

    private List<WordSpan> Spans(int start)
    {
        if (spans.TryGetValue(start, out var known))
        {
            return known;
        }

        var found = new List<WordSpan>(MostWords);
        spans[start] = found;
        var end = start;
        for (var words = 0; words < MostWords && end < stream.Letters.Length; words++)
        {
            var gap = stream.GapBefore(end);
            if (words > 0 && !(gap.Length == 0 || gap is "-" or "'" or "’" or "\u2010" or "\u2011" or "\u2013" or ". " || Gap.IsBlank(gap)))
            {
                break;
            }

            end = stream.NextEdge(end);
            if (end - start > LongestWord)
            {
                break;
            }

            found.Add(WordSpan.Of(end, stream.Letters[start..end], roster));
        }

        return found;
    }

    private int AfterParticles(int middle)
    {
        var at = middle;
        for (var skipped = 0; skipped < MostParticles && at < stream.Letters.Length && NameForm.IsParticle(stream.Word(at)); skipped++)
        {
            at = stream.NextEdge(at);
        }

        return at;
    }
}
