using System.Globalization;
using System.Text;
using AnyAscii;

namespace Countersign.Screening.Text;

/// <summary>Letters of other scripts in Latin ones, as a name is carried over ("Олександр", "عمر", "欧阳"), by the table of AnyAscii.</summary>
internal static class SpelledInLatin
{
    /// <summary>The letters a to z for a letter or vowel sign of another script; null for everything else.</summary>
    public static string? Of(Rune rune) => rune.IsBmp && Readings.IsOfAnotherScript((char)rune.Value)
        && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            ? string.Concat(Letters(rune).Where(char.IsAsciiLetter)).ToLowerInvariant()
            : null;

    /// <summary>
    /// Whether a name may begin with this letter. Scripts without capitals have none to tell by, so every word of theirs may, and every sign of
    /// those that write without blanks; in Arabic also what follows the article.
    /// </summary>
    public static bool MayBeginName(Rune rune, StringBuilder before) =>
        Rune.IsUpper(rune) || rune.Value is >= 0x2E80 and < 0xD7B0
        || (!Rune.IsLower(rune) && (before.Length == 0 || !char.IsLetter(before[^1]) || EndsInArticle(before, rune)));

    // The letters that carry a vowel in Arabic have no counterpart in the table, and without them "Omar" is "mr".
    private static string Letters(Rune rune)
    {
        if (rune.Value is (>= 0x0622 and <= 0x0627 and not 0x0624 and not 0x0626) or 0x0639)
        {
            return "a";
        }

        // Korean names are written with R where the table has L ("Ryu").
        var letters = rune.ToString().Transliterate();
        return rune.Value is >= 0xAC00 and < 0xD7B0 && letters.StartsWith('L') ? "R" + letters[1..] : letters;
    }

    private static bool EndsInArticle(StringBuilder before, Rune rune) =>
        rune.Value is >= 0x0600 and < 0x0700 && before.Length > 1 && before[^2] == 'a' && before[^1] == 'l'
        && (before.Length == 2 || !char.IsLetter(before[^3]));
}
