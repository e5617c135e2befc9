using System.Text;

namespace Countersign.People.Sheets;

/// <summary>
/// Letters that were written as UTF-8 and read as Windows-1252 before the file came here, such as <c>Ã«</c> for <c>ë</c>: each begins with a letter that
/// stands for a first byte, and goes on with signs that no word has there.
/// </summary>
internal static class Mojibake
{
    // Windows has a sign of its own for most of what Latin-1 leaves empty; some programs read the bytes as Latin-1.
    private static readonly Dictionary<char, int> Continuations = Enumerable.Range(0x80, 0x40)
        .SelectMany(value => new[] { (Sign: SheetText.Windows.GetString([(byte)value])[0], value), (Sign: (char)value, value) })
        .DistinctBy(pair => pair.Sign)
        .ToDictionary(pair => pair.Sign, pair => pair.value);

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\u00C2', '\u00F4'); at >= 0 && at + 1 < text.Length; at++)
        {
            // "Ã«" that somebody had written in small letters since.
            if (text[at] is 'ã' && text[at + 1] is >= '\u00A1' and <= '\u00BF' && !char.IsLetter(text[at + 1]))
            {
                return true;
            }

            if (text[at] is >= '\u00C2' and <= '\u00F4' && Meant(text[at..]) is { } letter && (IsPlausible(letter.Value) || IsFollowed(text[at..], letter)))
            {
                return true;
            }
        }

        return false;
    }

    // Of letters of other alphabets one alone may be chance, two after each other are not.
    private static bool IsFollowed(ReadOnlySpan<char> text, Rune letter) =>
        Meant(text[letter.Utf8SequenceLength..]) is { } next && Rune.IsLetter(letter) && Rune.IsLetter(next);

    // Letters of Europe, Welsh and Vietnamese ones among them, and quotation marks and dashes.
    private static bool IsPlausible(int letter) => letter
        is (>= 0xA0 and <= 0x17F) or (>= 0x218 and <= 0x21B) or (>= 0x1E80 and <= 0x1EFF) or (>= 0x2010 and <= 0x2026);

    private static Rune? Meant(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is < '\u00C2' or > '\u00F4')
        {
            return null;
        }

        var length = text[0] < '\u00E0' ? 2 : text[0] < '\u00F0' ? 3 : 4;
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = (byte)text[0];
        for (var at = 1; at < length; at++)
        {
            if (at >= text.Length || !Continuations.TryGetValue(text[at], out var value))
            {
                return null;
            }

            bytes[at] = (byte)value;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) == System.Buffers.OperationStatus.Done && used == length ? rune : null;
    }
}
