using Countersign.Foundation.Worker;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>
/// Has the text of a document read that somebody brings. What cannot be read is refused in one sentence. The file is opened in a worker alone.
/// </summary>
internal sealed class UploadedText(Workers workers)
{
    private static readonly byte[] OldWord = [0xD0, 0xCF, 0x11, 0xE0];

    public async Task<Outcome<ReadDocument>> Read(string fileName, byte[] bytes, CancellationToken ct) =>
        bytes.Length == 0 ? new Refusal("The file is empty. Choose the file that holds your policy")
        : bytes.Length > UploadLimits.Bytes ? new Refusal("The file is larger than 10 MB. Take out its pictures and try again")
        : Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".docx" when bytes.AsSpan().StartsWith(OldWord) =>
                new Refusal("The file is locked with a password, or is an old Word file. "
                    + "Open it in Word, take the password off, save it as .docx and try again"),
            ".docx" => await Read(UploadTasks.Word, bytes, ct),
            ".odt" => await Read(UploadTasks.OpenDocument, bytes, ct),
            ".docm" or ".dotm" => new Refusal(ContainerBounds.Macros),
            ".doc" => new Refusal(OldKind("an old Word file (.doc)")),
            ".rtf" => new Refusal(OldKind("a Rich Text file (.rtf)")),
            ".pdf" => await Read(UploadTasks.Pdf, bytes, ct),
            ".md" or ".markdown" or ".txt" => await Read(UploadTasks.Plain, bytes, ct),
            _ => new Refusal("Choose a Word document (.docx), an OpenDocument text (.odt), a PDF with text (.pdf), "
                + "a Markdown file (.md) or a plain text file (.txt)"),
        };

    private static string OldKind(string what) => $"This is {what}. Open it in Word, LibreOffice or Google Docs. "
        + "Choose “Save as”, or “Download” in Google Docs, and Word document (.docx) as the kind of file. "
        + "Then bring the file that this makes: its numbers, tables and footnotes stay as they are";

    private async Task<Outcome<ReadDocument>> Read(WorkerTask<UploadAnswer> task, byte[] bytes, CancellationToken ct) =>
        await workers.Do(task, bytes, ct) switch
        {
            Outcome<UploadAnswer>.Done({ Document: { } document }) => document,
            Outcome<UploadAnswer>.Done({ Refused: { } sentence }) => new Refusal(sentence),
            Outcome<UploadAnswer>.Refused(var why) => why,
            _ => throw new InvalidOperationException("an answer that is sound has a document or a sentence"),
        };
}
