using System.Buffers;
using System.Globalization;
using System.Text;

namespace Countersign.People.Pupils;

/// <summary>What stands in the cell of a name: as it is kept, and why it cannot be one.</summary>
internal static class PupilNameCell
{
    private const int Longest = 80;

    // Signs that names are written with, beside letters: hyphens, apostrophes of every kind, dots, nicknames in brackets or quotation marks.
    private const string Signs = " -\u2010\u2011\u2012\u2013\u2014'’‘`´ʼʻʹ.,()\"“”/·";

    // What systems write where there is nothing.
    private static readonly string[] Nothing = ["-", "--", "–", "—", ".", "n/a", "N/A", "?", "#N/A"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    // Of these, which cannot be seen, nothing depends; joiners inside a Persian name stay.
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u00AD\u200B\u200E\u200F\u2060\uFEFF");

    /// <summary>One space where there were several, or a line break; letters with their marks as one character.</summary>
    public static string Squeeze(string text)
    {
        var seen = text.AsSpan().IndexOfAny(Unseen) < 0 ? text : string.Concat(text.Where(letter => !Unseen.Contains(letter)));
        var plain = string.Join(' ', seen.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return HasLoneSurrogate(plain) ? plain : plain.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The name; empty where the cell says that there is none.</summary>
    public static string Name(string cell)
    {
        var name = Squeeze(cell);

        // Some programs write ="Ada", so that Excel leaves a cell as it is; some people 'Ada, for the same reason; a star points to a note below.
        name = name is ['=', '"', .. var whole, '"'] ? whole : name is ['\'', var letter, ..] && char.IsUpper(letter) ? name[1..] : name;
        name = name.TrimEnd('*').TrimEnd();
        return Nothing.Contains(name) ? "" : name;
    }

    /// <summary>The same of a preferred name, which systems leave out in more ways.</summary>
    public static string Preferred(string cell)
    {
        var name = Name(cell);
        return name is "NULL" or "null" or "None" or "none" or "NA" or "na" ? "" : name;
    }

    /// <summary>Why it is no name, in words that go on after "Line 3:"; null where it may be one.</summary>
    public static string? Fault(string name) =>
        name.Length == 0 ? null
        : name.Length > Longest ? $"a name is longer than {Longest} characters"
        : name.Contains('@', StringComparison.Ordinal) ? "an e-mail address or an account stands where a name should"
        : name[0] is '=' or '+' ? "a formula stands where a name should. Open the list in Excel, save it, and bring it again"
        : name[0] is '#' ? "Excel shows a fault where a name should stand"
        : IsDate(name) ? "a date stands where a name should"
        : name.Any(char.IsDigit) ? "a number stands where a name should"
        : name.Contains('?', StringComparison.Ordinal) ? "a question mark stands in the name, so a letter may be lost. Write the name as it is spelt"
        : HasLoneSurrogate(name) || name.Any(IsHidden) ? "the name holds characters that cannot be seen. Type it anew"
        : !name.EnumerateRunes().Any(Rune.IsLetter) ? "there is no letter in the name"
        : name.EnumerateRunes().Any(rune => !IsOfNames(rune)) ? "a sign stands in the name that no name has"
        : null;

    /// <summary>Whether a letter was lost in the middle of a word: Excel writes a question mark for what its encoding does not have.</summary>
    public static bool HasLostLetter(string name)
    {
        for (var at = name.IndexOf('?', StringComparison.Ordinal); at >= 0; at = name.IndexOf('?', at + 1))
        {
            if (at + 1 < name.Length && char.IsLetter(name[at + 1]) && (at == 0 || char.IsLetter(name[at - 1]) || name[at - 1] is ' ' or '-'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfNames(Rune rune) =>
        Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            || rune.Value is '\u200C' or '\u200D' || (rune.IsBmp && Signs.Contains((char)rune.Value, StringComparison.Ordinal));

    // 12/03/2014, 2014-03-12, 12 March 2014, Mar-14.
    private static bool IsDate(string name)
    {
        var numbers = name.Split(['/', '-', '.', ' ', ',', ':', 'T', 'Z'], StringSplitOptions.RemoveEmptyEntries);
        return numbers.Length > 1 && numbers.Any(IsNumber) && numbers.All(part => IsNumber(part) || IsMonth(part));
    }

    private static bool IsMonth(string word) => word.Length > 2 && Array.Exists(Months, month => month.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsNumber(string part) => part.All(char.IsAsciiDigit);

    private static bool IsHidden(char letter) => char.IsControl(letter)
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';

    private static bool HasLoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }
}
