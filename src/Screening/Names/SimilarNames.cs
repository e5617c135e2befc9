using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>
/// Names that are spelled otherwise than on the roster: one slip of the pen, another way to carry a name into English, or without the small
/// words that lead up to a surname. One of the two names has to sound as it does on the roster.
/// </summary>
internal static class SimilarNames
{
    private const int MostWords = 3;
    private const int MostParticles = 3;
    private const int LongestWord = 30;

    public static IEnumerable<NameHit> Find(LetterStream stream, Roster roster)
    {
        var before = new List<(int End, string Key)>();
        var after = new List<(int End, string Key)>();
        for (var start = 0; start < stream.Letters.Length; start = stream.NextEdge(start))
        {
            if (!MayBegin(stream, start))
            {
                continue;
            }

            Spans(stream, start, before);
            foreach (var (middle, key) in before)
            {
                var firsts = roster.FirstsLike(key);
                var surnames = roster.SurnamesLike(key);
                var second = AfterParticles(stream, start, middle);
                if (firsts.Length > 0)
                {
                    var alone = firsts.Where(first => roster.First(first).Alone.Count > 0 && roster.First(first).Letters.Length > 5
                        && !roster.First(first).IsWord && Likeness.Of(stream.Letters[start..middle], key, roster.First(first)) >= Alike.Sounds);
                    foreach (var first in alone)
                    {
                        yield return new(start, middle, NameTier.Fuzzy, [.. roster.First(first).Alone]);
                    }
                }

                if (second >= stream.Letters.Length || !MayBegin(stream, second) || Gap.Of(stream, middle, stream.PreviousEdge(middle)) != Between.Close)
                {
                    continue;
                }

                Spans(stream, second, after);
                foreach (var (until, other) in after)
                {
                    var pair = new LikePair(stream.Letters[start..middle], key, stream.Letters[second..until], other, second > middle);
                    foreach (var pupils in pair.Meant(roster, firsts, surnames))
                    {
                        yield return new(start, until, NameTier.Fuzzy, pupils);
                    }
                }
            }
        }
    }

    // Without any capital in the text, a word of some length may begin a name too.
    private static bool MayBegin(LetterStream stream, int start) =>
        stream.IsCapital(start) || (!stream.HasCapitals && stream.NextEdge(start) - start > 3) || NameForm.IsParticle(stream.Word(start));

    private static void Spans(LetterStream stream, int start, List<(int End, string Key)> into)
    {
        into.Clear();
        var end = start;
        for (var words = 0; words < MostWords && end < stream.Letters.Length; words++)
        {
            var gap = stream.GapBefore(end);
            if (words > 0 && !(gap.Length == 0 || gap is "-" or "'" or "’" or "\u2010" or "\u2011" or "\u2013" or ". " || Gap.IsBlank(gap)))
            {
                return;
            }

            end = stream.NextEdge(end);
            if (end - start > LongestWord)
            {
                return;
            }

            into.Add((end, SoundKey.Of(stream.Letters.AsSpan(start, end - start))));
        }
    }

    private static int AfterParticles(LetterStream stream, int start, int middle)
    {
        var at = middle;
        for (var skipped = 0; skipped < MostParticles && at < stream.Letters.Length && NameForm.IsParticle(stream.Word(at)) && at > start; skipped++)
        {
            at = stream.NextEdge(at);
        }

        return at;
    }
}
