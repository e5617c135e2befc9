using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>Reads the text of a document that somebody brings. What cannot be read is refused in one sentence.</summary>
internal static partial class UploadedText
{
    /// <summary>The largest file that is taken, in bytes.</summary>
    public const int MostBytes = 10_000_000;

    // The longest policy that we know of has a tenth of it, and each becomes a line of a page.
    private const int MostParagraphs = 4_000;

    // A file of a few kilobytes can unpack to gigabytes.
    private const long MostUnpacked = 60_000_000;

    private static readonly byte[] OldWord = [0xD0, 0xCF, 0x11, 0xE0];

    public static Outcome<IReadOnlyList<UploadedParagraph>> Read(string fileName, byte[] bytes) =>
        bytes.Length == 0 ? new Refusal("The file is empty. Choose the file that holds your policy")
        : bytes.Length > MostBytes ? new Refusal("The file is larger than 10 MB. Take out its pictures and try again")
        : Extension(fileName) switch
        {
            ".docx" => Word(bytes),
            ".docm" or ".dotm" =>
                new Refusal("The file carries macros, which are small programs. Save it as a Word document without macros (.docx) and try again"),
            ".doc" => new Refusal("This is an old Word file. Open it in Word, save it as .docx and try again"),
            ".pdf" => new Refusal("A PDF does not keep its clauses apart. Choose the Word file it was made from, or a text file"),
            ".md" or ".markdown" or ".txt" => Plain(bytes),
            _ => new Refusal("Choose a Word document (.docx), a Markdown file (.md) or a plain text file (.txt)"),
        };

    private static string Extension(string fileName) => Path.GetExtension(fileName).ToLowerInvariant();

    private static Outcome<IReadOnlyList<UploadedParagraph>> Word(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(OldWord))
        {
            return new Refusal("The file is locked with a password, or is an old Word file. "
                + "Open it in Word, take the password off, save it as .docx and try again");
        }

        try
        {
            using (var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read))
            {
                if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                {
                    return new Refusal("The file carries macros, which are small programs. Save it as a Word document without macros (.docx) and try again");
                }

                if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked)
                {
                    return new Refusal("The file unpacks to far more than a policy holds. Copy its text into a new Word document and try again");
                }
            }

            return Some(WordReader.Read(bytes));
        }
        catch (Exception broken) when (broken is InvalidDataException or FileFormatException or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException
            or System.Xml.XmlException or ArgumentException or FormatException or OverflowException)
        {
            return new Refusal("The file is damaged or is not a Word document. Open it in Word, save it again as .docx and try once more");
        }
    }

    private static Outcome<IReadOnlyList<UploadedParagraph>> Plain(byte[] bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return new Refusal("The file is not UTF-8 text. Open it in your editor, choose UTF-8 when saving, and try again");
        }

        return Some(PlainReader.Read(text));
    }

    private static Outcome<IReadOnlyList<UploadedParagraph>> Some(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        if (paragraphs.Count > MostParagraphs)
        {
            return new Refusal($"The file has more than {MostParagraphs:N0} paragraphs. Leave out annexes and what is no policy, and try again");
        }

        List<UploadedParagraph> written = [.. paragraphs.Select(paragraph => paragraph with { Text = Unwanted().Replace(paragraph.Text, "").Trim() })
            .Where(paragraph => paragraph.Text.Length > 0)];
        return written.Count > 0
            ? written
            : new Refusal("No text was found in the file. If its pages are pictures, type the policy into a Word document and try again");
    }

    // Marks that hide or turn text round have no place in what governors will read.
    [GeneratedRegex(@"[\u0000-\u0008\u000B-\u001F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Unwanted();
}
