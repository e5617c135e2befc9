using System.Text;
using System.Text.RegularExpressions;
using Countersign.Foundation.Worker;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>What a worker found in a document: its paragraphs, or the sentence that refuses it.</summary>
internal sealed record UploadAnswer(IReadOnlyList<UploadedParagraph>? Paragraphs, string? Refused)
{
    private const int LongestSentence = 300;

    /// <summary>Whether it is within what a worker may answer; asked by the program before it goes on with it.</summary>
    public bool IsSound() => Paragraphs is null
        ? Refused is { Length: > 0 and <= LongestSentence }
        : Refused is null
            && Paragraphs.Count is > 0 and <= UploadLimits.Paragraphs
            && Paragraphs.All(paragraph => paragraph is { Text.Length: > 0, HeadingLevel: null or (>= 1 and <= 6) })
            && Paragraphs.Sum(paragraph => (long)paragraph.Text.Length + (paragraph.Number?.Length ?? 0)) <= 2 * UploadLimits.Characters;
}

/// <summary>What workers do for this module: they read the documents that people bring.</summary>
internal static partial class UploadTasks
{
    public const string Macros = "The file carries macros, which are small programs. Save it as a Word document without macros (.docx) and try again";

    private const string TooLong = "The document holds far more text than a policy. Take out what is not policy and try again";

    public static readonly WorkerTask<UploadAnswer> Word = new("word", TimeSpan.FromSeconds(15), ReadWord, static answer => answer.IsSound());

    public static readonly WorkerTask<UploadAnswer> Plain = new("plain-text", TimeSpan.FromSeconds(15), ReadPlain, static answer => answer.IsSound());

    private static UploadAnswer ReadWord(byte[] bytes)
    {
        try
        {
            return WordBounds.Refuse(bytes) is { } sentence ? new UploadAnswer(null, sentence) : WordReader.Read(bytes) switch
            {
                Outcome<IReadOnlyList<UploadedParagraph>>.Done(var paragraphs) => Answer(paragraphs),
                Outcome<IReadOnlyList<UploadedParagraph>>.Refused(var why) => new UploadAnswer(null, why.Sentence),
                _ => throw new InvalidOperationException("an outcome is done or refused"),
            };
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or FileFormatException
            or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException
            or System.Xml.XmlException or ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            return new UploadAnswer(null, "The file is damaged or is not a Word document. Open it in Word, save it again as .docx and try once more");
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

    private static UploadAnswer Answer(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        List<UploadedParagraph> written = [.. paragraphs.Select(paragraph => paragraph with { Text = Unwanted().Replace(paragraph.Text, "").Trim() })
            .Where(paragraph => paragraph.Text.Length > 0)];
        return written.Count == 0
            ? new UploadAnswer(null, "No text was found in the file. If its pages are pictures, type the policy into a Word document and try again")
            : written.Count > UploadLimits.Paragraphs || written.Sum(paragraph => (long)paragraph.Text.Length) > UploadLimits.Characters
                ? new UploadAnswer(null, TooLong)
                : new UploadAnswer(written, null);
    }

    // Marks that hide or turn text round have no place in what governors will read.
    [GeneratedRegex(@"[\u0000-\u0008\u000B-\u001F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Unwanted();
}
