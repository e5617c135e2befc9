using Countersign.Foundation.Worker;
using Countersign.People.Sheets;
using Microsoft.AspNetCore.Http;

namespace Countersign.People.Pupils;

/// <summary>From the bytes of a file to the pupils in it. A workbook is opened in a worker alone; a text is read here, within its bounds.</summary>
internal static class PupilFile
{
    /// <summary>The tables that the file may hold: of a text one for each separator, of a workbook its sheets.</summary>
    public static async Task<Outcome<List<Sheet>>> Tables(Workers workers, byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length is 0 or > SheetLimits.Bytes)
        {
            return bytes.Length == 0 ? new Refusal("The file is empty. Choose the file that holds the list") : SheetLimits.TooLarge;
        }

        if (!SheetText.IsContainer(bytes))
        {
            return Tables(SheetText.Decode(bytes));
        }

        return await workers.Do(SheetTasks.Workbooks, bytes, ct) switch
        {
            Outcome<WorkbookAnswer>.Done({ Sheets: { } sheets }) => sheets.ToList(),
            Outcome<WorkbookAnswer>.Done({ Refused: { } sentence }) => new Refusal(sentence),
            Outcome<WorkbookAnswer>.Refused(var why) => why,
            _ => throw new InvalidOperationException("an answer that is sound has sheets or a sentence"),
        };
    }

    /// <summary>The same of a file that somebody chose on a page.</summary>
    public static async Task<Outcome<List<Sheet>>> Tables(Workers workers, IFormFile file, CancellationToken ct)
    {
        if (file.Length > SheetLimits.Bytes)
        {
            return SheetLimits.TooLarge;
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return await Tables(workers, bytes, ct);
    }

    /// <summary>The same of what somebody pasted, or of a file that was read before.</summary>
    /// <param name="written">How the file was written.</param>
    public static Outcome<List<Sheet>> Tables(string text, string written = SheetText.Pasted) => Tables(SheetText.Check(new WrittenText(text, written)));

    /// <summary>The pupils of the tables, or the sentence that refuses them.</summary>
    public static Outcome<PupilList> Read(Outcome<List<Sheet>> tables, ChosenColumns? chosen = null) => tables switch
    {
        Outcome<List<Sheet>>.Done(var sheets) => PupilListReader.Read(sheets, chosen),
        Outcome<List<Sheet>>.Refused(var why) => why,
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };

    private static Outcome<List<Sheet>> Tables(Outcome<WrittenText> text) => text switch
    {
        Outcome<WrittenText>.Done(var written) => DelimitedText.Readings(written),
        Outcome<WrittenText>.Refused(var why) => why,
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };
}
