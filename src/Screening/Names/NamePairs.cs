using System.Buffers;
using System.Collections.Frozen;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>Weighs a first name and a surname that follow each other, in either order.</summary>
internal sealed class NamePairs(LetterStream stream, Roster roster, List<MarkedRun> marks)
{
    // Shorter joined names meet ordinary words too often ("Jo Li" in "joli") to count without a mark such as # or @.
    private const int JoinedUnmarked = 8;
    private const int JoinedMarked = 6;
    private const int ShortestSpaced = 4;

    private static readonly FrozenSet<string> Verbs =
        "will may mark hope chase grant pat rob sue drew dash bob jack pip trip nick bill faith rush ray art".Split(' ').ToFrozenSet();

    private static readonly SearchValues<char> Parting = SearchValues.Create(" \n-'’\"”)");

    public IEnumerable<NameHit> Weigh(int start, int middle, int until, int first, int surname, bool turned)
    {
        var whole = roster.Both(first, surname);
        var near = roster.Nearly(first, surname);
        if ((whole.Count == 0 && near.Count == 0) || !stream.IsEdge(until) || Judge(start, middle, until, first, surname, turned) is not var (tier, doubtful))
        {
            yield break;
        }

        if (whole.Count > 0)
        {
            yield return new(start, until, tier, whole, doubtful, turned);
        }

        // Short forms are words oftener than names: "Bill", "May".
        if (near.Count > 0 && !(doubtful && tier == NameTier.Fuzzy))
        {
            yield return new(start, until, tier == NameTier.Full ? NameTier.Fuzzy : tier, near, doubtful, turned);
        }
    }

    private (NameTier Tier, bool Doubtful)? Judge(int start, int middle, int until, int first, int surname, bool turned)
    {
        var (one, other) = (roster.First(first), roster.Surname(surname));
        var words = one.IsWord && other.IsWord;
        var run = MarkedWords.At(marks, start, until);
        if (run.Mark != Mark.None)
        {
            return InRun(run, start, until, words);
        }

        if (!stream.IsEdge(middle))
        {
            return until - start < JoinedUnmarked || stream.NextEdge(start) != until ? null
                : Gap.GoesOnAsAccount(stream, until) ? (NameTier.Handle, false)
                : words ? null : (NameTier.Full, false);
        }

        var between = Gap.Of(stream, middle, stream.PreviousEdge(middle));
        var first0 = turned ? middle : start;
        var (surnameAt, surnameEnd) = turned ? (start, middle) : (middle, until);
        if (IsSpaced(start, until))
        {
            return between == Between.End && words ? null : (NameTier.Fuzzy, false);
        }

        if (turned && stream.PreviousEdge(start) is >= 0 and var before && CommonWords.IsTitle(stream, before))
        {
            return null;
        }

        return (between, words) switch
        {
            (Between.End, true) => null,
            (Between.End, _) => (NameTier.Fuzzy, true),
            (Between.Comma, true) when !turned => null,
            (Between.Comma, _) when !turned => (NameTier.Fuzzy, true),
            (Between.Other or Between.Comma, true) => stream.IsCapital(start) && stream.IsCapital(middle) ? (NameTier.Fuzzy, false) : null,
            (Between.Other, _) => (NameTier.Fuzzy, false),
            (_, true) => OfWords(start, middle, until, turned),
            _ when other.IsWord && !stream.IsCapital(surnameAt) => stream.IsCapital(first0) ? null : (NameTier.Fuzzy, false),
            _ when !stream.IsCapital(first0) && Verbs.Contains(one.Letters) => (NameTier.Full, true),
            _ when IsBroken(start, middle, turned ? other.Breaks : one.Breaks) || IsBroken(middle, until, turned ? one.Breaks : other.Breaks) =>
                (NameTier.Fuzzy, false),
            _ when turned && !stream.IsCapital(start) && !NameForm.IsParticle(stream.Word(start)) && Gap.IsBlank(stream.GapBefore(middle)) =>
                (NameTier.Fuzzy, false),
            _ when !turned && Verbs.Contains(one.Letters) && Gap.StartsSentence(stream, start) && !PersonSigns.After(stream, surnameEnd) =>
                (NameTier.Full, true),
            _ => (NameTier.Full, false),
        };
    }

    private static (NameTier Tier, bool Doubtful)? InRun(MarkedRun run, int start, int until, bool words) => run.Mark switch
    {
        _ when until - start < JoinedMarked => null,
        Mark.Account => (NameTier.Handle, false),
        _ when words => (NameTier.Handle, false),
        Mark.Hashtag => (run.From == start && run.To == until ? NameTier.Full : NameTier.Handle, false),
        _ => (NameTier.Full, false),
    };

    private (NameTier Tier, bool Doubtful)? OfWords(int start, int middle, int until, bool turned)
    {
        var (one, two) = (stream.IsCapital(start), stream.IsCapital(middle));
        var before = PersonSigns.Before(stream, start);
        var after = PersonSigns.After(stream, until);
        if (!two)
        {
            return !one && (before || (after && !stream.HasCapitals)) ? (NameTier.Fuzzy, false) : null;
        }

        if (!one || !stream.GapBefore(middle).ContainsAny(Parting))
        {
            return one ? (NameTier.Fuzzy, false) : null;
        }

        if (turned || stream.GapBefore(middle).Contains('\n'))
        {
            return (NameTier.Fuzzy, !before && !after && PersonSigns.ThingBefore(stream, start));
        }

        if (PersonSigns.ThingBefore(stream, start))
        {
            return (NameTier.Fuzzy, !after);
        }

        if (!before && PersonSigns.ThingAfter(stream, start, until))
        {
            return (NameTier.Fuzzy, !after);
        }

        return (NameTier.Full, (!before && !after) || PersonSigns.ArticleBefore(stream, start));
    }

    // Every letter stands apart.
    private bool IsSpaced(int start, int until)
    {
        for (var letter = start + 1; letter < until; letter++)
        {
            if (!stream.IsEdge(letter) || stream.GapBefore(letter).Length == 0)
            {
                return false;
            }
        }

        return until - start >= ShortestSpaced;
    }

    // More blanks inside a name than it has.
    private bool IsBroken(int start, int until, int breaks)
    {
        var blanks = 0;
        for (var edge = stream.NextEdge(start); edge < until; edge = stream.NextEdge(edge))
        {
            blanks += Gap.IsBlank(stream.GapBefore(edge)) ? 1 : 0;
        }

        return blanks > breaks;
    }
}
