using System.Text;
using Countersign.People.Sheets;

namespace Countersign.Tests.People.Sheets;

public sealed class SheetFileTests
{
    private const string Text = "Name;Email\r\nZoë O’Neil;zoë@wren.example\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_table_is_read_however_the_spreadsheet_wrote_it(string encoding)
    {
        byte[] bytes = encoding switch
        {
            "utf-8" => new UTF8Encoding(false).GetBytes(Text),
            "utf-8 with mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)],
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text),
            _ => [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(Text)],
        };

        Assert.Equal(Text.ReplaceLineEndings("\n"), Assert.IsType<Outcome<string>.Done>(SheetFile.Text(bytes)).Value);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14 }, "This file is a workbook. In Excel, choose File, Save as")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "This file is a workbook. In Excel, choose File, Save as")]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 }, "This file is not a table in plain text")]
    public void What_is_no_text_gets_a_sentence_that_says_how_to_save_it(byte[] bytes, string sentence) =>
        Assert.StartsWith(sentence, Assert.IsType<Outcome<string>.Refused>(SheetFile.Text(bytes)).Why.Sentence, StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_is_an_empty_text() => Assert.Equal("", Assert.IsType<Outcome<string>.Done>(SheetFile.Text([])).Value);
}
