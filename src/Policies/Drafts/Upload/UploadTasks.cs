using System.Text;
using System.Text.RegularExpressions;
using Countersign.Foundation.Worker;
using Countersign.Policies.Drafts.Upload.OpenDocument;
using Countersign.Policies.Drafts.Upload.Pdf;
using Countersign.Policies.Drafts.Upload.Plain;
using Countersign.Policies.Drafts.Upload.Reading;
using Countersign.Policies.Drafts.Upload.Word;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>What a worker found in a document: what it says, or the sentence that refuses it.</summary>
internal sealed record UploadAnswer(ReadDocument? Document, string? Refused)
{
    private const int LongestSentence = 300;

    // What is seen once stands in two or three places of an answer: as a paragraph, as seen, as left out.
    private const long MostCharacters = 4L * UploadLimits.Characters;

    /// <summary>Whether it is within what a worker may answer; asked by the program before it goes on with it.</summary>
    public bool IsSound() => Document is null
        ? Refused is { Length: > 0 and <= LongestSentence }
        : Refused is null
            && Document is { Paragraphs: not null, LeftOut: not null, Seen: not null, Told: { Count: <= 1 } }
            && Document.Told.All(told => told is { Length: <= LongestSentence })
            && Document.Paragraphs.Count is > 0 and <= UploadLimits.Paragraphs
            && Document.LeftOut.Count <= UploadLimits.Elements
            && Document.Paragraphs.All(IsSound)
            && Document.LeftOut.All(left => left is { Text: not null, What: not null } && LeftOutKinds.Exists(left.What))
            && Document.Seen.All(line => line is not null)
            && Document.Paragraphs.Sum(Length) + Document.LeftOut.Sum(left => (long)left.Text.Length) + Document.Seen.Sum(line => (long)line.Length)
                <= MostCharacters;

    /// <summary>How many characters a paragraph has, with everything about it.</summary>
    public static long Length(UploadedParagraph paragraph) =>
        paragraph.Text.Length + (paragraph.Label?.Length ?? 0) + paragraph.Notes.Sum(note => (long)note.Length);

    private static bool IsSound(UploadedParagraph paragraph) =>
        paragraph is { Text: not null, Notes: not null, Depth: >= 0 and < 10, HeadingLevel: null or (>= 1 and <= 6) }
            && (paragraph.Text.Length > 0 || (paragraph.Label is { Length: > 0 } && paragraph.Cell is not null))
            && paragraph.Notes.All(note => note is not null)
            && paragraph.Cell is null or { Table: >= 0, Row: >= 0, Column: >= 0 and < UploadLimits.Columns };
}

/// <summary>What workers do for this module: they read the documents that people bring.</summary>
internal static partial class UploadTasks
{
    private const string TooLong = "The document holds far more text than a policy. Take out what is not policy and try again";

    public static readonly WorkerTask<UploadAnswer> Word = new("word", TimeSpan.FromSeconds(15), ReadWord, static answer => answer.IsSound());

    public static readonly WorkerTask<UploadAnswer> OpenDocument =
        new("open-document", TimeSpan.FromSeconds(15), ReadOpenDocument, static answer => answer.IsSound());

    public static readonly WorkerTask<UploadAnswer> Pdf = new("pdf", TimeSpan.FromSeconds(15), ReadPdf, static answer => answer.IsSound());

    public static readonly WorkerTask<UploadAnswer> Plain = new("plain-text", TimeSpan.FromSeconds(15), ReadPlain, static answer => answer.IsSound());

    private static UploadAnswer ReadWord(byte[] bytes) => ReadContainer(
        bytes,
        WordReader.Read,
        "The file is damaged or is not a Word document. Open it in Word, save it again as .docx and try once more");

    private static UploadAnswer ReadOpenDocument(byte[] bytes) => ReadContainer(
        bytes,
        OdtReader.Read,
        "The file is damaged or is not an OpenDocument text. Open it in LibreOffice, save it again as .odt or .docx and try once more");

    private static UploadAnswer ReadContainer(byte[] bytes, Func<byte[], Outcome<ReadDocument>> read, string damaged)
    {
        try
        {
            return ContainerBounds.Refuse(bytes) is { } sentence ? new UploadAnswer(null, sentence) : Answer(read(bytes));
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or FileFormatException
            or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException
            or System.Xml.XmlException or ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            return new UploadAnswer(null, damaged);
        }
    }

    private static UploadAnswer ReadPdf(byte[] bytes)
    {
        try
        {
            return Answer(PdfReader.Read(bytes));
        }
        catch (UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException)
        {
            return new UploadAnswer(null, "The PDF is locked with a password. Save it without one and try again");
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Whatever a damaged PDF makes of its reader, it is damaged; a worker that this leaves in disorder is ended by its own bounds.
            return new UploadAnswer(null, "The file is damaged or is not a PDF. Choose the document that it was made from");
        }
    }

    private static UploadAnswer ReadPlain(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            return text.Length > UploadLimits.Characters ? new UploadAnswer(null, TooLong) : Answer(PlainReader.Read(text));
        }
        catch (DecoderFallbackException)
        {
            return new UploadAnswer(null, "The file is not UTF-8 text. Open it in your editor, choose UTF-8 when saving, and try again");
        }
    }

    private static UploadAnswer Answer(Outcome<ReadDocument> read) => read switch
    {
        Outcome<ReadDocument>.Done(var document) => Answer(document),
        Outcome<ReadDocument>.Refused(var why) => new UploadAnswer(null, why.Sentence),
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };

    private static UploadAnswer Answer(ReadDocument document)
    {
        var clean = ContentsPage.Without(new ReadDocument(
            [.. document.Paragraphs.Select(Clean).Where(paragraph => paragraph.Text.Length > 0 || paragraph is { Label.Length: > 0, Cell: not null })],
            [.. document.LeftOut.Select(left => left with { Text = Clean(left.Text) })],
            [.. document.Seen.Select(Clean).Where(line => line.Length > 0)])
        { Told = document.Told });
        var length = clean.Paragraphs.Sum(UploadAnswer.Length);
        return clean.Paragraphs.Count == 0
            ? new UploadAnswer(null, "No text was found in the file. If its pages are pictures, type the policy into a Word document and try again")
            : clean.Paragraphs.Count > UploadLimits.Paragraphs || length + clean.LeftOut.Sum(left => (long)left.Text.Length) > UploadLimits.Characters
                ? new UploadAnswer(null, TooLong)
                : new UploadAnswer(clean, null);
    }

    private static UploadedParagraph Clean(UploadedParagraph paragraph) => paragraph with
    {
        Text = Clean(paragraph.Text),
        Label = paragraph.Label is null ? null : Clean(paragraph.Label),
        Notes = [.. paragraph.Notes.Select(note => Clean(note).Replace('\n', ' '))],
    };

    private static string Clean(string text) => Unwanted().Replace(OtherLineEnds().Replace(text, "\n"), "").Trim();

    // Whoever parts text into lines parts it at these too; left in the middle of one they would begin a line that nobody looked at.
    [GeneratedRegex(@"[\u000B\u000C\u0085\u2028\u2029]", RegexOptions.CultureInvariant)]
    private static partial Regex OtherLineEnds();

    // Marks that hide or turn text round have no place in what governors will read.
    [GeneratedRegex(@"[\u0000-\u0008\u000B-\u001F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Unwanted();
}
