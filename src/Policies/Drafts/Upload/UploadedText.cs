using Countersign.Foundation.Worker;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>
/// Has the text of a document read that somebody brings. What cannot be read is refused in one sentence. The file is opened in a worker alone.
/// </summary>
internal sealed class UploadedText(Workers workers)
{
    private static readonly byte[] OldWord = [0xD0, 0xCF, 0x11, 0xE0];

    public async Task<Outcome<IReadOnlyList<UploadedParagraph>>> Read(string fileName, byte[] bytes, CancellationToken ct) =>
        bytes.Length == 0 ? new Refusal("The file is empty. Choose the file that holds your policy")
        : bytes.Length > UploadLimits.Bytes ? new Refusal("The file is larger than 10 MB. Take out its pictures and try again")
        : Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".docx" when bytes.AsSpan().StartsWith(OldWord) =>
                new Refusal("The file is locked with a password, or is an old Word file. "
                    + "Open it in Word, take the password off, save it as .docx and try again"),
            ".docx" => await Read(UploadTasks.Word, bytes, ct),
            ".docm" or ".dotm" => new Refusal(UploadTasks.Macros),
            ".doc" => new Refusal("This is an old Word file. Open it in Word, save it as .docx and try again"),
            ".pdf" => new Refusal("A PDF does not keep its clauses apart. Choose the Word file it was made from, or a text file"),
            ".md" or ".markdown" or ".txt" => await Read(UploadTasks.Plain, bytes, ct),
            _ => new Refusal("Choose a Word document (.docx), a Markdown file (.md) or a plain text file (.txt)"),
        };

    private async Task<Outcome<IReadOnlyList<UploadedParagraph>>> Read(WorkerTask<UploadAnswer> task, byte[] bytes, CancellationToken ct) =>
        await workers.Do(task, bytes, ct) switch
        {
            Outcome<UploadAnswer>.Done({ Paragraphs: { } paragraphs }) => new Outcome<IReadOnlyList<UploadedParagraph>>.Done(paragraphs),
            Outcome<UploadAnswer>.Done({ Refused: { } sentence }) => new Refusal(sentence),
            Outcome<UploadAnswer>.Refused(var why) => why,
            _ => throw new InvalidOperationException("an answer that is sound has paragraphs or a sentence"),
        };
}
