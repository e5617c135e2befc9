using System.Buffers;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>What stands between the two parts of a name.</summary>
internal enum Between
{
    /// <summary>Nothing, blanks, or signs that hold together.</summary>
    Close,

    Comma,

    /// <summary>The end of a sentence, a list item or a paragraph.</summary>
    End,

    /// <summary>Something else, such as an emoji.</summary>
    Other,
}

/// <summary>What the characters between two words say about whether they belong to one name.</summary>
internal static class Gap
{
    private const int MostLineBreaks = 2;
    private static readonly SearchValues<char> SentenceSigns = SearchValues.Create(".!?:\n\u2028\u2029#•–—\"“");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\r\u2028\u2029");
    private static readonly SearchValues<char> EndSigns = SearchValues.Create("!?:;•‣▪●·→…");
    private static readonly SearchValues<char> HoldingSigns = SearchValues.Create("_-.'’‘\"“”()[]*~`´+%/=\u2010\u2011\u2012\u2013");

    public static Between Of(LetterStream stream, int letter, int wordBefore)
    {
        var gap = stream.GapBefore(letter);
        var blank = gap.ContainsAny(Blanks);
        if (EndsSentence(stream, letter, wordBefore) || (blank && gap.ContainsAnyInRange('0', '9')) || IsItem(gap))
        {
            return Between.End;
        }

        if (gap.Contains(','))
        {
            return gap.Length <= 3 ? Between.Comma : Between.Other;
        }

        foreach (var sign in gap)
        {
            if (!char.IsWhiteSpace(sign) && (!HoldingSigns.Contains(sign) || (sign == '/' && gap.Length > 0)))
            {
                return Between.Other;
            }
        }

        return Between.Close;
    }

    /// <summary>Whether a sentence or a paragraph ends between the word before and the word that begins here.</summary>
    public static bool EndsSentence(LetterStream stream, int letter, int wordBefore)
    {
        var gap = stream.GapBefore(letter);
        var initial = letter - wordBefore == 1;
        return gap.Count('\n') > MostLineBreaks || gap.ContainsAny(EndSigns) || (!initial && gap.Contains('.') && gap.ContainsAny(' ', '\n'));
    }

    /// <summary>Whether a word here stands first in its sentence, line or hashtag.</summary>
    public static bool StartsSentence(LetterStream stream, int letter) =>
        letter == 0 || stream.GapBefore(letter).ContainsAny(SentenceSigns);

    /// <summary>Whether only blanks stand here.</summary>
    public static bool IsBlank(ReadOnlySpan<char> gap) => gap.Length > 0 && gap.IndexOfAnyExcept(' ', '\t') < 0;

    /// <summary>Whether the word that ends before this letter goes on as account names do, with a number or an underscore.</summary>
    public static bool GoesOnAsAccount(LetterStream stream, int letter) =>
        stream.GapBefore(letter) is [var next, ..] && (next == '_' || char.IsAsciiDigit(next));

    // "- Hope" on a line of its own, and "a hope - fields"; "Farrokh-" at the end of a line is a word that goes on.
    private static bool IsItem(ReadOnlySpan<char> gap)
    {
        var dash = gap.IndexOfAny("-*–—|");
        return gap.ContainsAny("—|") || (dash > 0 && char.IsWhiteSpace(gap[dash - 1]) && dash + 1 < gap.Length && char.IsWhiteSpace(gap[dash + 1]));
    }
}
