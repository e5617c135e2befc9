namespace Countersign.Screening.Text;

/// <summary>How the signs of a text are taken.</summary>
internal enum Reading
{
    /// <summary>As they stand.</summary>
    AsWritten,

    /// <summary>A digit or sign inside a word as the letter that it is drawn like, with 1 for i.</summary>
    SignsAsLetters,

    /// <summary>The same with 1 for l.</summary>
    OnesAsL,

    /// <summary>Letters of other scripts spelled in Latin ones.</summary>
    SpelledInLatin,
}

/// <summary>Which readings a text has besides the one as it is written. Most have none.</summary>
internal static class Readings
{
    private const string Signs = "0134578@$!|";
    private const string Letters = "oieastbasii";

    public static IEnumerable<Reading> Besides(string text)
    {
        if (HoldsSignsInWords(text))
        {
            yield return Reading.SignsAsLetters;
            if (text.AsSpan().ContainsAny("1!|"))
            {
                yield return Reading.OnesAsL;
            }
        }

        if (text.Any(IsOfAnotherScript))
        {
            yield return Reading.SpelledInLatin;
        }
    }

    /// <summary>The letter that the sign here stands for inside a word ("H0dan"), if it does.</summary>
    public static char? LetterFor(string text, int at, Reading reading)
    {
        var sign = Signs.IndexOf(text[at], StringComparison.Ordinal);
        if (sign < 0 || !IsInsideWord(text, at))
        {
            return null;
        }

        return Letters[sign] == 'i' && reading == Reading.OnesAsL ? 'l' : Letters[sign];
    }

    /// <summary>Greek and all that comes after it, without Latin letters with two accents, full-width and styled letters.</summary>
    public static bool IsOfAnotherScript(char character) =>
        character is >= '\u0370' and < '\u1D00' or >= '\u1F00' and < '\u2000' or >= '\u2E80' and < '\uA640' or >= '\uA800' and < '\uAB30'
            or >= '\uAC00' and < '\uD7B0' or >= '\uF900' and < '\uFB00' or >= '\uFB1D' and < '\uFE00' or >= '\uFE70' and < '\uFF00';

    private static bool IsInsideWord(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        var digit = char.IsAsciiDigit(text[at]);
        return digit ? IsPart(before) || IsPart(after) : IsPart(before) && (IsPart(after) || (text[at] is '@' or '$' && char.IsWhiteSpace(after)));
    }

    private static bool IsPart(char character) => char.IsLetter(character) || Signs.Contains(character, StringComparison.Ordinal);

    private static bool HoldsSignsInWords(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (Signs.Contains(text[i], StringComparison.Ordinal) && char.IsLetter(text[i + 1])
                && ((i > 0 && char.IsLetter(text[i - 1])) || (i + 3 < text.Length && char.IsLetter(text[i + 2]) && char.IsLetter(text[i + 3]))))
            {
                return true;
            }
        }

        return false;
    }
}
