using Countersign.Policies.Drafts.Upload;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Countersign.Tests.Policies.Drafts.Upload.WordSample;

namespace Countersign.Tests.Policies.Drafts.Upload;

/// <summary>
/// A Word document is read in a work that grows no faster than what is in it. Bytes allocated stand for the steps, as in GrowthTests; here the work is
/// done in this process, as the worker would do it.
/// </summary>
[Trait("Database", "none")]
public sealed class WordGrowthTests
{
    private const double Most = 2.4;

    private const string Level = "<w:lvl w:ilvl=\"{0}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.%3\"/></w:lvl>";

    private static readonly Dictionary<string, (int Size, Func<int, byte[]> Made)> Made = new()
    {
        ["paragraphs"] = (1_500, size => Raw(Around(Times(size, _ => Said("", "a"))))),
        ["empty paragraphs"] = (20_000, size => Raw(Around(Times(size, _ => "<w:p/>") + Said("", "a")))),
        ["runs in one paragraph"] = (10_000, size => Raw(Around($"<w:p>{Times(size, _ => "<w:r><w:t>a</w:t></w:r>")}</w:p>"))),
        ["one long word"] = (200_000, size => Raw(Around(Said("", new string('a', size))))),
        ["numbered paragraphs on nine levels, up and down"] = (1_500, size => Raw(Around(Times(size, each => Said(At(1, each % 9), "a"))), Lists(Definition(1) + Instance(1)))),
        ["a list of its own for each paragraph"] = (800, size =>
            Raw(Around(Times(size, each => Said(At(1 + each, 0), "a"))), Lists(Times(size, each => Definition(1 + each)) + Times(size, each => Instance(1 + each))))),
        ["lists that nothing uses"] = (4_000, size => Raw(Around(Said("", "a")), Lists(Times(size, each => Definition(1 + each)) + Times(size, each => Instance(1 + each))))),
        ["lists that each begin anew"] = (800, size => Raw(
            Around(Times(size, each => Said(At(1 + each, 0), "a"))),
            Lists(Definition(1) + Times(size, each => Instance(1 + each, 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"))))),
        ["a label of many numbers"] = (20_000, size => Raw(Around(Said(At(1, 0), "a")), Lists(Definition(1).Replace("%1.%2.%3", Times(size, _ => "%1."), StringComparison.Ordinal) + Instance(1)))),
        ["rows of a table"] = (1_500, size => Raw(Around($"<w:tbl>{Times(size, _ => $"<w:tr><w:tc>{Said("", "a")}</w:tc></w:tr>")}</w:tbl>"))),
        ["cells of one row"] = (1_500, size => Raw(Around($"<w:tbl><w:tr>{Times(size, _ => $"<w:tc>{Said("", "a")}</w:tc>")}</w:tr></w:tbl>"))),
        ["tables inside tables"] = (11, size => Raw(Around(Times(100, _ => Inside(size, "<w:tbl><w:tr><w:tc>", Said("", "a"), "</w:tc></w:tr></w:tbl>"))))),
        ["boxes inside boxes"] = (20, size => Raw(Around(Times(100, _ => Inside(size, "<w:sdt><w:sdtContent>", Said("", "a"), "</w:sdtContent></w:sdt>"))))),
        ["a long attribute"] = (200_000, size => Raw(Around(Said($"<w:pPr><w:pStyle w:val=\"{new string('a', size)}\"/></w:pPr>", "a")))),
        ["long attributes of an element nobody knows"] = (100_000, size => Raw(Around($"<w:unknown w:a=\"{new string('a', size)}\"/>" + Said("", "a")))),
        ["styles, each based on the one before"] = (700, Styled),
        ["bytes that no part of Word is"] = (2_000_000, size => With(Numbered(), "word/a.bin", new byte[size])),
    };

    public static TheoryData<string> All => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Twice_as_much_takes_no_more_than_twice_the_work(string shape)
    {
        var (size, made) = Made[shape];
        var (once, twice) = (made(size), made(2 * size));
        Read(once);
        Read(twice);

        var (little, much) = (Read(once), Read(twice));

        Assert.True(much <= little * Most, $"{shape}: {little:N0} bytes for {size:N0}, {much:N0} for twice that");
    }

    // Refused or read: whoever refuses has read as far as that.
    private static long Read(byte[] word)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = UploadTasks.Word.Run(word);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Times(int size, Func<int, string> each) => string.Concat(Enumerable.Range(0, size).Select(each));

    private static string Inside(int depth, string begin, string inside, string end) => Times(depth, _ => begin) + inside + Times(depth, _ => end);

    private static string Said(string properties, string text) => $"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string At(int list, int level) => $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>";

    private static string Definition(int id) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\">{Times(9, level => Level.Replace("{0}", $"{level}", StringComparison.Ordinal))}</w:abstractNum>";

    private static string Instance(int id, int? definition = null, string overrides = "") =>
        $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition ?? id}\"/>{overrides}</w:num>";

    private static byte[] Styled(int size)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Make([.. Enumerable.Range(0, size).Select(each => Paragraph("a", $"s{each}"))]));
        using (var word = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            word.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Append(Enumerable.Range(0, size)
                .Select(each => new Style(new StyleName { Val = $"s{each}" }, new BasedOn { Val = $"s{each - 1}" }) { Type = StyleValues.Paragraph, StyleId = $"s{each}" }));
        }

        return bytes.ToArray();
    }
}
