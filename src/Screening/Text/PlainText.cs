using System.Globalization;
using System.Text;

namespace Countersign.Screening.Text;

/// <summary>
/// A text as a reader takes it in: lower case, without accents, invisible characters and look-alike letters, each character
/// knowing where it stood in the original. Every check reads this one form, so a disguise is seen through everywhere or nowhere.
/// </summary>
internal sealed class PlainText
{
    private readonly List<int> starts;
    private readonly List<int> ends;
    private readonly List<bool> capitals;

    private readonly Reading reading;

    private PlainText(string original, Reading reading)
    {
        Original = original;
        this.reading = reading;
        starts = new List<int>(original.Length);
        ends = new List<int>(original.Length);
        capitals = new List<bool>(original.Length);
        Text = Fold(original);
    }

    public string Original { get; }

    /// <summary>The folded text; letters that have a Latin look-alike are a to z.</summary>
    public string Text { get; }

    public static PlainText Of(string? original, Reading reading = Reading.AsWritten) => new(original ?? "", reading);

    /// <summary>Where the folded character began in the original.</summary>
    public int Start(int index) => starts[index];

    /// <summary>Where it ended, accents and joiners included, so that a marked span never cuts a letter from its accent.</summary>
    public int End(int index) => ends[index];

    public bool IsCapital(int index) => capitals[index];

    private string Fold(string original)
    {
        var folded = new StringBuilder(original.Length);
        for (var i = 0; i < original.Length;)
        {
            var character = original[i];
            if (character < 0x80)
            {
                i += character == '%' ? FoldCoded(folded, original, i) : FoldPlain(folded, original, i);
                continue;
            }

            if (Rune.DecodeFromUtf16(original.AsSpan(i), out var rune, out var width) != System.Buffers.OperationStatus.Done)
            {
                Add(folded, '\uFFFD', i, i + width, false);
            }
            else
            {
                Fold(folded, rune, i, width);
            }

            i += width;
        }

        return folded.ToString();
    }

    private int FoldPlain(StringBuilder folded, string original, int i)
    {
        var character = original[i];
        var capital = char.IsAsciiLetterUpper(character);
        if (reading is Reading.SignsAsLetters or Reading.OnesAsL && Readings.LetterFor(original, i, reading) is { } letter)
        {
            var first = i == 0 || !char.IsLetterOrDigit(original[i - 1]);
            Add(folded, letter, i, i + 1, first || (char.IsUpper(original[i - 1]) && (i + 1 >= original.Length || !char.IsLower(original[i + 1]))));
        }
        else
        {
            Add(folded, capital ? (char)(character | 0x20) : character, i, i + 1, capital);
        }

        return 1;
    }

    // "%20" and "%C3%A9", as links hold what is no letter of English.
    private int FoldCoded(StringBuilder folded, string original, int i)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        for (var at = i; count < bytes.Length && at + 2 < original.Length && original[at] == '%'
            && byte.TryParse(original.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]); at += 3)
        {
            count++;
        }

        if (count == 0 || Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) != System.Buffers.OperationStatus.Done)
        {
            return FoldPlain(folded, original, i);
        }

        Fold(folded, rune, i, used * 3);
        return used * 3;
    }

    private void Fold(StringBuilder folded, Rune rune, int at, int width)
    {
        if (reading == Reading.SpelledInLatin && SpelledInLatin.Of(rune) is { } spelled)
        {
            var capital = SpelledInLatin.MayBeginName(rune, folded);
            foreach (var letter in spelled)
            {
                Add(folded, letter, at, at + width, capital);
                capital = false;
            }

            Extend(at + width);
            return;
        }

        if (IsUnseen(rune))
        {
            Extend(at + width);
            return;
        }

        if (Confusables.TryGet(rune, out var letters))
        {
            AddAll(folded, letters, at, width, Rune.IsUpper(rune));
            return;
        }

        if (IsRaisedSign(rune))
        {
            Add(folded, '\'', at, at + width, false);
            return;
        }

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsUnseen(part))
            {
                Extend(at + width);
            }
            else if (Confusables.TryGet(part, out letters))
            {
                AddAll(folded, letters, at, width, Rune.IsUpper(part));
            }
            else
            {
                AddAll(folded, Rune.ToLowerInvariant(part).ToString(), at, width, Rune.IsUpper(part));
            }
        }
    }

    private void AddAll(StringBuilder folded, string letters, int at, int width, bool capital)
    {
        foreach (var letter in letters)
        {
            Add(folded, letter, at, at + width, capital);
        }
    }

    private void Add(StringBuilder folded, char letter, int start, int end, bool capital)
    {
        folded.Append(letter);
        starts.Add(start);
        ends.Add(end);
        capitals.Add(capital);
    }

    private void Extend(int end)
    {
        if (ends.Count > 0)
        {
            ends[^1] = end;
        }
    }

    // Unicode counts the apostrophes of some spellings (Hawaiian, Ukrainian, Arabic in Latin letters) as letters.
    private static bool IsRaisedSign(Rune rune) => rune.Value is (>= 0x02B9 and <= 0x02C1) or (>= 0x02C6 and <= 0x02CF);

    // Accents, joiners, soft hyphens, direction marks, variation selectors and the blank Hangul fillers all draw nothing of their own.
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0;
}
