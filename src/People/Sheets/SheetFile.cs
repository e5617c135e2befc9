using System.Text;
using Countersign.Foundation.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.People.Sheets;

/// <summary>The text of a table that somebody uploads, whichever way a spreadsheet wrote it down.</summary>
internal static class SheetFile
{
    private const string NotText = "This file is not a table in plain text. Save it as CSV (in Excel: File, Save as, “CSV UTF-8”) and choose the new file";

    // How zip containers (.xlsx, .ods, .numbers) and workbooks of before 2007 (.xls) begin.
    private static readonly byte[][] Workbooks = [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What Excel in this country calls "CSV (Comma delimited)". Any bytes are a text in it, so it is tried last.
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// What was pasted, or what stands in the file where one was chosen. That is shown in the box then, so that a wrong line can be put right there.
    /// </summary>
    public static async Task<Outcome<string>> Sent(this PageModel page, string box, string? pasted, IFormFile? file, int mostBytes)
    {
        if (file is null)
        {
            return pasted ?? "";
        }

        if (file.Length > mostBytes)
        {
            return new Refusal($"The file must be {mostBytes >> 20} MB or smaller. Leave out the columns that are not needed");
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, page.HttpContext.RequestAborted);
        var read = Text(bytes);
        if (read is Outcome<string>.Done(var text))
        {
            page.ModelState.SetModelValue(box, text, text);
        }

        return read;
    }

    public static Outcome<string> Text(byte[] bytes)
    {
        if (Workbooks.Any(start => bytes.AsSpan().StartsWith(start)))
        {
            return new Refusal("This file is a workbook. In Excel, choose File, Save as, “CSV UTF-8”, and choose the new file here");
        }

        var text = Decoded(bytes);
        return text.Contains('\0', StringComparison.Ordinal) ? new Refusal(NotText) : TextGate.Read(text);
    }

    private static string Decoded(byte[] bytes)
    {
        switch (bytes)
        {
            case [0xFF, 0xFE, ..]: return Encoding.Unicode.GetString(bytes);
            case [0xFE, 0xFF, ..]: return Encoding.BigEndianUnicode.GetString(bytes);
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }
}
