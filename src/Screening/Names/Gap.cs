using System.Buffers;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>What the characters between two words say about whether they belong to one name.</summary>
internal static class Gap
{
    private static readonly SearchValues<char> SentenceSigns = SearchValues.Create(".!?:\n#•–—\"“");

    /// <summary>Whether a sentence or a paragraph ends between the word before and the word that begins here.</summary>
    public static bool EndsSentence(LetterStream stream, int letter, int wordBefore)
    {
        var gap = stream.GapBefore(letter);
        var lineBreaks = gap.Count('\n');
        var initial = letter - wordBefore == 1;
        return lineBreaks > 1 || gap.ContainsAny('!', '?', ':') || (!initial && gap.Contains('.') && gap.ContainsAny(' ', '\n'));
    }

    /// <summary>Whether a word here stands first in its sentence, line or hashtag.</summary>
    public static bool StartsSentence(LetterStream stream, int letter) =>
        letter == 0 || stream.GapBefore(letter).ContainsAny(SentenceSigns);

    /// <summary>Whether only blanks stand here.</summary>
    public static bool IsBlank(ReadOnlySpan<char> gap) => gap.Length > 0 && gap.IndexOfAnyExcept(' ', '\t') < 0;

    /// <summary>Whether the word that begins here is marked as an account.</summary>
    public static bool IsAccount(LetterStream stream, int letter) => stream.GapBefore(letter) is [.., '@'];

    /// <summary>Whether the word that begins here is marked as a hashtag.</summary>
    public static bool IsHashtag(LetterStream stream, int letter) => stream.GapBefore(letter) is [.., '#'];

    /// <summary>Whether the word that ends before this letter goes on as account names do, with a number or an underscore.</summary>
    public static bool GoesOnAsAccount(LetterStream stream, int letter) =>
        stream.GapBefore(letter) is [var next, ..] && (next == '_' || char.IsAsciiDigit(next));
}
