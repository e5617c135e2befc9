using System.Collections.Frozen;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>What the words around two ordinary words say about whether they are somebody's name or a thing.</summary>
internal static class PersonSigns
{
    private const int WordsToPronoun = 8;

    private static readonly FrozenSet<string> Roles = (
        "captain captains winner winners champion champions star monitor prefect councillor pupil student student's leader soloist player "
        + "scorer goalkeeper keeper reader librarian baker artist author poet singer dancer actor scientist gardener athlete swimmer runner "
        + "mathematician designer inventor helper week month day term year match award prize medal cup meet congratulations congrats thank "
        + "thanks birthday proud welcome brother sister friend twin cousin classmate well done bravo hero mvp head girl boy mascot keyworker "
        + "secretary treasurer anchor striker drummer violinist pianist genius superstar legend starring featuring feat credit label says "
        + "named called").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> RoleJoins =
        "to is was are by of for from goes went go and be our with on".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Deeds = (
        "won wins scored scores sang sings drew draws read reads said says swam swims wrote writes ran runs played plays danced dances who "
        + "whose aged earned earns baked bakes painted paints built builds told tells recited performed performs beat beats takes took "
        + "designed designs showed shows explained reached reaches learned learnt collected received knitted sewed planted grew smiled stood "
        + "jumped climbed hosts hosted joins joined brought made makes thanks starred stars shone caught kicked batted bowled saved rode "
        + "rides").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Belongings = (
        "poem picture painting drawing robot mum dad mother father family parents solo goal team artwork model work speech sister brother "
        + "tower story letter design cake birthday class mummy daddy nan gran grandad grandma poster project book writing sculpture song "
        + "voice medal trophy essay").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Pronouns =
        "he she his her him hers himself herself".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> BeforeThings = (
        "the about this that these those annual at in near outside inside around up through across behind along past every each no any some "
        + "your last next").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> AfterThings = (
        "road lane street avenue close drive way court hospital station park school academy house farm hike car walk centre hall church "
        + "library museum tickets ticket raffle fair fete dance dancing ball event weekend festival trip list lists tag tags club committee "
        + "reserve beach valley bridge rovers united city town wanderers disco day season holidays estate surgery nursery infants juniors "
        + "primary shop market cafe pub hotel bus").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> AfterQuestion =
        "be bring see have help come you we they the it there join need do go start begin mean".Split(' ').ToFrozenSet();

    /// <summary>Whether praise, a role or the like stands right before.</summary>
    public static bool Before(LetterStream stream, int start)
    {
        var words = 0;
        for (var word = stream.PreviousEdge(start); word >= 0 && words < 4; word = stream.PreviousEdge(word), words++)
        {
            var letters = stream.Word(word);
            if (words == 0 && (letters is "miss" or "master" || CommonWords.IsTitle(stream, word)))
            {
                return true;
            }

            if (Roles.Contains(letters) && !Ends(stream, word, start))
            {
                return true;
            }

            if (words == 0 && letters == "s" && IsYear(stream, word))
            {
                return true;
            }

            if (!RoleJoins.Contains(letters))
            {
                return letters is "reception" or "pupils" or "artwork" or "lovely" or "monster";
            }

            if (letters == "by" && words == 0)
            {
                var made = stream.PreviousEdge(word);
                return made >= 0 && stream.Word(made) is "is" or "was" or "are" or "made" or "drawn" or "painted" or "written" or "baked" or "built" or "read"
                    or "designed" or "sung" or "goal" or "art" or "artwork" or "poem" or "story" or "picture" or "painting" or "drawing" or "photo" or "poster";
            }
        }

        return false;
    }

    /// <summary>Whether the words after say that a person did something or has it.</summary>
    public static bool After(LetterStream stream, int until)
    {
        if (until >= stream.Letters.Length)
        {
            return false;
        }

        var gap = stream.GapBefore(until);
        var next = stream.Word(until);
        if (next == "s" && gap.ContainsAny('\'', '’'))
        {
            var owned = stream.NextEdge(until);
            return owned < stream.Letters.Length && Belongings.Contains(stream.Word(owned));
        }

        if (gap.ContainsAny(".!?\n"))
        {
            return false;
        }

        if (Deeds.Contains(next) || next == "in" && stream.NextEdge(until) is var room && room < stream.Letters.Length
            && stream.Word(room) is "reception" or "year" or "class" or "goal" or "y")
        {
            return true;
        }

        if (next is "has" or "is" or "was" && stream.NextEdge(until) is var deed && deed < stream.Letters.Length
            && (Deeds.Contains(stream.Word(deed))
            || stream.Word(deed) is "passed" or "our" or "become" or "just" or "standing" or "holding" or "sitting" or "wearing" or "smiling"))
        {
            return true;
        }

        var word = until;
        for (var words = 0; words < WordsToPronoun && word < stream.Letters.Length; words++, word = stream.NextEdge(word))
        {
            if (words > 0 && stream.GapBefore(word).ContainsAny(".!?\n"))
            {
                return false;
            }

            if (Pronouns.Contains(stream.Word(word)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether "a" stands before, which is an article in English and a small word of many kinds elsewhere.</summary>
    public static bool ArticleBefore(LetterStream stream, int start) => stream.PreviousEdge(start) is >= 0 and var before && stream.Word(before) is "a" or "an";

    /// <summary>Whether the word before leads up to a thing or a place.</summary>
    public static bool ThingBefore(LetterStream stream, int start) =>
        stream.PreviousEdge(start) is >= 0 and var before && !Ends(stream, before, start)
        && (BeforeThings.Contains(stream.Word(before)) || (stream.Word(before) == "to" && stream.PreviousEdge(before) is >= 0 and var going
            && stream.Word(going) is "trip" or "walk" or "way" or "visit" or "come" or "went" or "path" or "road"));

    /// <summary>Whether the word after makes a thing or a place of the two, or a question of the sentence ("Will May be warm?").</summary>
    public static bool ThingAfter(LetterStream stream, int start, int until) =>
        until < stream.Letters.Length && !stream.GapBefore(until).ContainsAny(".!?:\n") && (AfterThings.Contains(stream.Word(until))
            || (stream.IsCapital(until) && stream.NextEdge(until) is var next && next < stream.Letters.Length && AfterThings.Contains(stream.Word(next)))
            || (stream.Word(until) is "is" or "are" && stream.NextEdge(until) is var state && state < stream.Letters.Length
                && stream.Word(state) is "closed" or "open" or "full" or "busy" or "cancelled" or "shut" or "free" or "coming" or "off")
            || (stream.Letters.AsSpan(start).StartsWith("will") && AfterQuestion.Contains(stream.Word(until))));

    private static bool Ends(LetterStream stream, int word, int start)
    {
        for (var at = stream.NextEdge(word); at <= start; at = stream.NextEdge(at))
        {
            if (stream.GapBefore(at).ContainsAny('?', '!') || stream.GapBefore(at).Contains(". ", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsYear(LetterStream stream, int letter)
    {
        var before = stream.GapBefore(letter);
        return before.ContainsAny('\'', '’') && before.ContainsAnyInRange('0', '9');
    }
}
