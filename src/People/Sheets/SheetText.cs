using System.Text;

namespace Countersign.People.Sheets;

/// <summary>The text of a file, and in which encoding it stood there.</summary>
internal sealed record WrittenText(string Text, string Encoding);

/// <summary>
/// From the bytes of a file to its text. What office software of this country writes is told apart by the bytes themselves; where letters
/// were lost before the file came here it is refused, because a name that is spelt wrongly protects nobody.
/// </summary>
internal static class SheetText
{
    public const string Pasted = "pasted";

    private static readonly Refusal Damaged = new(
        "Some letters of this file were damaged when it was saved: it says “Ã«” or “�” where a letter such as “ë” should stand. Nothing was taken from it. "
        + "Export the list once more, and save it in Excel as “CSV UTF-8” or as a workbook (.xlsx)");

    private static readonly Refusal NotText = new(
        "This file holds bytes that no text has (NUL), so nothing was taken from it. Open it in Excel and save it as “CSV UTF-8” or as a workbook (.xlsx)");

    private static readonly Refusal Strange = new(
        "The letters of this file are written in a way that is not known here, as old Macintosh or MS-DOS programs do. Nothing was taken from it. "
        + "Save it in Excel as “CSV UTF-8” or as a workbook (.xlsx)");

    private static readonly (byte[] Start, string Sentence)[] OtherKinds =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "This is an old Excel workbook (.xls), or one with a password. Open it in Excel, take the password off, "
            + "choose File, Save as, “Excel workbook (.xlsx)”, and choose the new file"),
        ("%PDF"u8.ToArray(), "This is a PDF, from which no list can be read. Export the list as CSV or as an Excel workbook (.xlsx)"),
        (@"{\rtf"u8.ToArray(), "This is a text document. Export the list as CSV or as an Excel workbook (.xlsx)"),
    ];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What Excel in this country calls "CSV (Comma delimited)". Any bytes are a text in it, so it is tried last.
    public static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Whether the file is a container, as workbooks are since 2007, and no text.</summary>
    public static bool IsContainer(byte[] bytes) => bytes is [0x50, 0x4B, 0x03 or 0x05, 0x04 or 0x06, ..];

    public static Outcome<WrittenText> Decode(byte[] bytes)
    {
        if (Array.Find(OtherKinds, kind => bytes.AsSpan().StartsWith(kind.Start)).Sentence is { } sentence)
        {
            return new Refusal(sentence);
        }

        WrittenText written;
        try
        {
            written = Decoded(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Damaged;
        }

        return Check(written);
    }

    /// <summary>
    /// Whether a name that was read as Windows-1252 was written otherwise: a sign in the middle of a word, or a capital where none belongs.
    /// </summary>
    public static Refusal? WasNotWindows(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            var (before, letter, after) = (at > 0 ? name[at - 1] : ' ', name[at], at + 1 < name.Length ? name[at + 1] : ' ');
            var isSign = letter > '\u007F' && !char.IsLetter(letter) && !"’‘´–—“”\u00A0\u00AD·".Contains(letter, StringComparison.Ordinal);
            if ((isSign && (char.IsLetter(before) || char.IsLetter(after)))
                || (letter is 'Ž' or 'Š' or 'Œ' or 'Ÿ' && char.IsLower(before) && !char.IsUpper(after))
                || (letter is '–' or '—' or '‘' or '“' or '”' && char.IsLetter(before) && char.IsLower(after))
                || (letter is '‘' && char.IsLower(before) && !char.IsLetter(after)))
            {
                return Strange;
            }
        }

        return null;
    }

    private static WrittenText Decoded(byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return new WrittenText(Utf8.GetString(bytes), "utf-8");
        }

        if (Wide(bytes) is { } wide)
        {
            return new WrittenText(wide.GetString(bytes), "utf-16");
        }

        try
        {
            return new WrittenText(Utf8.GetString(bytes), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return new WrittenText(Windows.GetString(bytes), "windows-1252");
        }
    }

    // Without a mark: in a table of this country at least every tenth pair holds a separator, a digit or a plain letter, whose other byte is zero.
    private static UnicodeEncoding? Wide(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new UnicodeEncoding(bytes[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true);
        }

        var (even, odd) = (0, 0);
        for (var at = 0; at + 1 < bytes.Length; at += 2)
        {
            even += bytes[at] == 0 ? 1 : 0;
            odd += bytes[at + 1] == 0 ? 1 : 0;
        }

        var isWide = bytes.Length % 2 == 0 && (even == 0) != (odd == 0) && (even + odd) * 20 >= bytes.Length;
        return isWide ? new UnicodeEncoding(odd == 0, byteOrderMark: false, throwOnInvalidBytes: true) : null;
    }

    /// <summary>The same of what is decoded already, as what somebody pasted.</summary>
    public static Outcome<WrittenText> Check(WrittenText written)
    {
        // Programs of the days of DOS end a text with a sign of its own.
        var text = written.Text.TrimStart('\uFEFF').TrimEnd('\u001A');
        text = text.StartsWith("ï»¿", StringComparison.Ordinal) ? text[3..] : text;
        return text.Contains('\0', StringComparison.Ordinal) ? NotText
            : text.Contains('\uFFFD', StringComparison.Ordinal) || Mojibake.IsIn(text) ? Damaged
            : written.Encoding == "windows-1252" && text.Any(letter => letter is >= '\u0080' and <= '\u009F') ? Strange
            : text.AsSpan().TrimStart() is ['<', ..] ? new Refusal(
                "This file is a web page or XML that only looks like a table. Open it in Excel, save it as a workbook (.xlsx), and choose the new file")
            : new WrittenText(text, written.Encoding);
    }
}
