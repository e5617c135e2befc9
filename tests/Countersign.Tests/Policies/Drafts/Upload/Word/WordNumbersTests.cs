using Countersign.Policies.Drafts.Upload.Reading;
using Countersign.Policies.Drafts.Upload.Word;
using DocumentFormat.OpenXml.Wordprocessing;
using static Countersign.Tests.Policies.Drafts.Upload.WordSample;

namespace Countersign.Tests.Policies.Drafts.Upload.Word;

/// <summary>What ECMA-376 says of numbers and another program does otherwise or does not show.</summary>
public sealed class WordNumbersTests
{
    [Theory]
    [InlineData(1, NumberFormatValues.Decimal, "1")]
    [InlineData(4, NumberFormatValues.LowerRoman, "iv")]
    [InlineData(28, NumberFormatValues.UpperLetter, "BB")]
    [InlineData(7, NumberFormatValues.DecimalZero, "07")]
    [InlineData(11, NumberFormatValues.Ordinal, "11th")]
    [InlineData(22, NumberFormatValues.Ordinal, "22nd")]
    [InlineData(21, NumberFormatValues.CardinalText, "Twenty-one")]
    [InlineData(20, NumberFormatValues.OrdinalText, "Twentieth")]
    [InlineData(112, NumberFormatValues.OrdinalText, "One hundred twelfth")]
    [InlineData(3, NumberFormatValues.Bullet, "")]
    [InlineData(3, NumberFormatValues.None, "")]
    public void A_number_is_written_in_its_format(int number, NumberFormatValues format, string written) => Assert.Equal(written, WordFormats.Written(number, format));

    [Fact]
    public void A_legal_level_shows_every_number_of_its_label_in_digits() => Assert.Equal(
        ["I.", "1.1", "II.", "2.1"],
        Labels("0 1 0 1", "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>"));

    [Fact]
    public void A_list_may_change_a_level_as_a_whole_and_where_it_starts() => Assert.Equal(
        ["(c)", "(d)", "1", "(e)"],
        Labels(
            "0 0 1 0",
            "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2'/></w:lvl>",
            "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%1)'/></w:lvl></w:lvlOverride>"));

    [Fact]
    public void A_level_without_a_start_starts_at_nothing_and_what_was_deleted_is_not_counted()
    {
        var gone = Numbered("0", "gone").Replace("<w:pPr>", "<w:pPr><w:rPr><w:del w:id='1' w:author='Clerk'/></w:rPr>", StringComparison.Ordinal).Replace("<w:r><w:t>gone</w:t></w:r>", "", StringComparison.Ordinal);

        Assert.Equal(["0.", "1."], Labels(Numbered("0", "a") + gone + Numbered("0", "b"), "<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>", ""));
    }

    private static IEnumerable<string?> Labels(string levels, string made) => Labels(levels, made, "");

    private static IEnumerable<string?> Labels(string levels, string made, string changed)
    {
        var body = levels.StartsWith('<') ? levels : string.Concat(levels.Split(' ').Select(level => Numbered(level, "a")));
        var word = Raw(
            Around(body),
            Lists($"<w:abstractNum w:abstractNumId='1'>{made}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/>{changed}</w:num>"));
        return Assert.IsType<Outcome<ReadDocument>.Done>(WordReader.Read(word)).Value.Paragraphs.Select(paragraph => paragraph.Label);
    }

    private static string Numbered(string level, string text) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
}
