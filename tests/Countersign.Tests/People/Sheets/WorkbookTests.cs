using System.IO.Compression;
using System.Text;
using Countersign.People.Pupils;
using Countersign.People.Sheets;
using static Countersign.Tests.Samples.WorkbookSample;

namespace Countersign.Tests.People.Sheets;

/// <summary>Workbooks as Excel, and programs that only write its format, make them.</summary>
[Trait("Database", "none")]
public sealed class WorkbookTests
{
    private static readonly string[] Headings = ["UPN", "Forename", "Surname"];

    private static readonly string[] Ada = ["A1", "Ada", "Ångström"];

    public static TheoryData<string, byte[]> Same => new()
    {
        { "texts that it shares, half of them bold", Shared(Headings, Ada) },
        { "texts in their cells", Inline(Headings, Ada) },
        { "cells that do not say where they stand", WithoutPlaces(("S", false, Cells(Headings, Ada))) },
        { "an empty first column and an empty first row", Shared([], ["", .. Headings], ["", .. Ada]) },
        { "a title above", Shared(["Our pupils"], [], Headings, Ada) },
        { "formulas with what they show", Of(("S", false, [[.. Headings.Select(SharedText)], [Text("A1"), Formula("B1&\"\"", "Ada"), Formula("C1", "Ångström")]])) },
        { "numbers in another column", Of(("S", false, [[.. Headings.Select(SharedText)], [Number("123"), Text("Ada"), Text("Ångström")]])) },
        { "two sheets, the first without a table of pupils", Of(("Notes", false, [[Text("Made for the office"), Text("6B"), Text("x"), Text("y")]]), ("Pupils", false, Cells(Headings, Ada))) },
        { "a hidden sheet before it", Of(("Old", true, Cells(Headings, ["1", "Bea", "Bright"])), ("Pupils", false, Cells(Headings, Ada))) },
        { "a prefix for its elements", Prefixed(Inline(Headings, Ada)) },
        { "paths from the top", With(Inline(Headings, Ada), "xl/_rels/workbook.xml.rels", rels => rels.Replace("Target=\"/xl/", "Target=\"/xl/", StringComparison.Ordinal)) },
        { "paths from the folder", With(Inline(Headings, Ada), "xl/_rels/workbook.xml.rels", rels => rels.Replace("Target=\"/xl/", "Target=\"", StringComparison.Ordinal)) },
        { "the stricter standard", Strict(Inline(Headings, Ada)) },
        { "a hidden column", With(Inline(Headings, Ada), "xl/worksheets/sheet1.xml", xml => xml.Replace("<x:sheetData>", "<x:cols><x:col min=\"1\" max=\"1\" hidden=\"1\"/></x:cols><x:sheetData>", StringComparison.Ordinal)) },
        { "a merged title", With(Shared(["Our pupils"], Headings, Ada), "xl/worksheets/sheet1.xml", xml => xml.Replace("</x:sheetData>", "</x:sheetData><x:mergeCells count=\"1\"><x:mergeCell ref=\"A1:C1\"/></x:mergeCells>", StringComparison.Ordinal)) },
        { "a link that is no address", With(Inline(Headings, Ada), "xl/worksheets/_rels/sheet1.xml.rels", _ => "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:a@b@c, d\" TargetMode=\"External\"/></Relationships>") },
        { "a line break as a number", Inline(Headings, ["A1", "_x000D_Ada", "Ångström"]) },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void A_workbook_is_read_whoever_wrote_it(string what, byte[] workbook)
    {
        var list = Read(workbook);

        Assert.Equal(("Ada", "Ångström"), Assert.Single(list.Pupils) is var pupil ? (pupil.FirstName, pupil.Surname) : default);
        Assert.Equal((Sheet.Workbook, "Forename"), (list.Written, list.Columns["first"]));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData(1, "a date stands where a name should")]
    [InlineData(2, "a date stands where a name should")]
    [InlineData(0, "a number stands where a name should")]
    [InlineData(3, "a number stands where a name should")]
    public void A_day_or_a_number_is_no_name(uint style, string why)
    {
        var list = Read(Of(("S", false, [.. Cells(["Forename", "Surname"], ["Bea", "Bright"]), [Text("Ada"), Day("42000", style)]])));

        Assert.Equal((3, why), (list.Unread[0].Line, list.Unread[0].Why));
    }

    [Theory]
    [InlineData("Error", "#REF!", "Excel shows a fault where a name should stand")]
    [InlineData("Date", "2014-12-27T00:00:00", "a date stands where a name should")]
    public void What_excel_shows_in_place_of_a_name_is_said(string kind, string value, string why)
    {
        var list = Read(Of(("S", false, [.. Cells(["Forename", "Surname"], ["Bea", "Bright"]), [Text("Ada"), Kind(kind, value)]])));

        Assert.Equal(why, list.Unread[0].Why);
    }

    [Fact]
    public void A_formula_whose_result_the_file_does_not_hold_is_said()
    {
        var list = Read(Of(("S", false, [.. Cells(["Forename", "Surname"], ["Bea", "Bright"]), [Formula("A2", null), Text("Quill")]])));

        Assert.StartsWith("a formula stands where a name should", list.Unread[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_sheets_that_are_not_read_are_named()
    {
        var list = Read(Of(("6A", false, Cells(Headings, Ada)), ("6B", false, Cells(Headings, ["2", "Bea", "Bright"])), ("Empty", false, [])));

        Assert.Equal(("6A", "6B"), (list.Sheet, Assert.Single(list.OtherSheets)));
        Assert.Single(list.Pupils);
    }

    [Fact]
    public void Rows_and_columns_that_only_have_a_format_do_not_count()
    {
        var rows = string.Concat(Enumerable.Range(3, 20_000).Select(row => $"<x:row r=\"{row}\"><x:c r=\"A{row}\" s=\"1\"/><x:c r=\"ZZ{row}\" s=\"1\"/></x:row>"));

        var list = Read(With(Inline(Headings, Ada), "xl/worksheets/sheet1.xml", xml => xml.Replace("</x:sheetData>", rows + "</x:sheetData>", StringComparison.Ordinal)));

        Assert.Single(list.Pupils);
        Assert.Empty(list.Unread);
    }

    [Fact]
    public void More_lines_columns_parts_or_bytes_than_a_list_has_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(3, 9_999).Select(row => $"<x:row r=\"{row}\"><x:c r=\"B{row}\"><x:v>1</x:v></x:c></x:row>"));
        var many = With(Inline(Headings, Ada), "xl/worksheets/sheet1.xml", xml => xml.Replace("</x:sheetData>", rows + "</x:sheetData>", StringComparison.Ordinal));
        var wide = With(Inline(Headings, Ada), "xl/worksheets/sheet1.xml", xml => xml.Replace("</x:sheetData>", "<x:row><x:c r=\"CW3\"><x:v>1</x:v></x:c></x:row></x:sheetData>", StringComparison.Ordinal));
        var large = With(Inline(Headings, Ada), "xl/media/a.bin", _ => new string('a', 61_000_000));

        Assert.StartsWith("The list has more than 10,000 lines", Refused(many), StringComparison.Ordinal);
        Assert.StartsWith("The list has more than 100 columns", Refused(wide), StringComparison.Ordinal);
        Assert.StartsWith("The file must be 4 MB or smaller", Refused(large), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><x/>")]
    [InlineData("<x")]
    [InlineData("")]
    public void A_damaged_workbook_is_refused(string sheet) => Assert.StartsWith(
        "The workbook is damaged", Refused(With(Inline(Headings, Ada), "xl/worksheets/sheet1.xml", _ => sheet)), StringComparison.Ordinal);

    [Fact]
    public void A_workbook_nested_without_end_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", 40_000)) + string.Concat(Enumerable.Repeat("</a>", 40_000));

        Assert.StartsWith("The workbook is damaged", Refused(With(Inline(Headings, Ada), "xl/worksheets/sheet1.xml", _ => nested)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content.xml", "This is an OpenDocument file")]
    [InlineData("anything.txt", "This file is no Excel workbook")]
    public void Another_container_is_no_workbook(string part, string sentence)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry(part);
        }

        Assert.StartsWith(sentence, Refused(bytes.ToArray()), StringComparison.Ordinal);
    }

    private static Func<Texts, DocumentFormat.OpenXml.Spreadsheet.Cell>[][] Cells(params string[][] rows) => [.. rows.Select(row => row.Select(SharedText).ToArray())];

    // OpenXml writes its elements with the prefix x; Excel writes none.
    private static byte[] Prefixed(byte[] workbook) => With(workbook, "xl/worksheets/sheet1.xml", xml => xml
        .Replace("xmlns:x=", "xmlns=", StringComparison.Ordinal).Replace("<x:", "<", StringComparison.Ordinal).Replace("</x:", "</", StringComparison.Ordinal));

    private static byte[] Strict(byte[] workbook) => new[] { "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels" }.Aggregate(workbook, (file, part) => With(file, part, xml => xml
        .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
        .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)));

    private static WorkbookAnswer Answer(byte[] workbook) => SheetTasks.Workbooks.Read(SheetTasks.Workbooks.Run(workbook)) ?? throw new InvalidOperationException("no sound answer");

    private static string Refused(byte[] workbook) => Answer(workbook).Refused ?? "nothing";

    private static PupilList Read(byte[] workbook) => PupilListReader.Read(Answer(workbook).Sheets ?? throw new InvalidOperationException(Answer(workbook).Refused)) switch
    {
        Outcome<PupilList>.Done(var list) => list,
        Outcome<PupilList>.Refused(var why) => throw new InvalidOperationException(why.Sentence),
        _ => throw new InvalidOperationException(),
    };
}
