using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Tests.Policies.Drafts.Upload.Clauses;

public sealed class ClauseBuilderTests
{
    [Fact]
    public void Lettered_sections_have_clauses_below_them_and_points_keep_their_letters() => Assert.Equal(
        ["A Accounts ", "1  Staff must not:/(a) accept pupils;/(i) by phone;", "B Posts ", "B-1  A post is checked."],
        Clauses(
            Listed("A.", 0, "Accounts"),
            Listed("1.", 1, "Staff must not:"),
            Listed("(a)", 2, "accept pupils;"),
            Listed("(i)", 3, "by phone;"),
            Listed("B.", 0, "Posts"),
            Listed("1.", 1, "A post is checked.")));

    [Fact]
    public void A_number_of_its_own_level_alone_is_a_point_of_the_clause_above() => Assert.Equal(
        ["1  Staff must:/1. ask;/2. wait.", "2  Pupils may not."],
        Clauses(Listed("1.", 0, "Staff must:"), Listed("1.", 1, "ask;"), Listed("2.", 1, "wait."), Listed("2.", 0, "Pupils may not.")));

    [Fact]
    public void What_is_numbered_again_in_an_appendix_is_cited_with_it() => Assert.Equal(
        ["1  Ask.", "1.1  Wait.", "- Appendix 1 ", "Appendix1-1  Name.", "Appendix1-1.1  Signature.", "- Appendix B ", "B-1  Name again."],
        Clauses(Text("1. Ask."), Text("1.1 Wait."), Heading("Appendix 1"), Text("1. Name."), Text("1.1 Signature."), Heading("Appendix B"), Text("1. Name again.")));

    [Fact]
    public void Lines_that_soft_breaks_part_are_clauses_where_they_have_numbers() => Assert.Equal(
        ["1  One.", "2  Two/and more"],
        Clauses(Text("1. One.\n2. Two\nand more")));

    [Fact]
    public void A_heading_that_would_be_taken_for_a_number_stays_text() => Assert.Equal(
        ["1 Rules 2024 plan/Mr. Jones’s list"],
        Clauses(Heading("1. Rules"), Heading("2024 plan"), Heading("Mr. Jones’s list")));

    [Fact]
    public void A_clause_without_a_heading_has_its_first_sentence_there_and_nowhere_else()
    {
        var long_ = string.Join(' ', Enumerable.Repeat("word", 100));
        var pieces = ClauseBuilder.In([Text("1. Mr. Smith decides. Nobody else."), Text("2. " + long_), Text("A) Section"), Text("B) Section too")]).Clauses.Select(DraftPiece.Of).ToList();

        Assert.Equal(("1", "Mr. Smith decides.", "Nobody else."), (pieces[0].Number, pieces[0].Heading, pieces[0].Prose));
        Assert.Equal(long_, pieces[1].Heading + " " + pieces[1].Prose);
        Assert.InRange(pieces[1].Heading.Length, 1, 300);
        Assert.Equal(["1", "2", "A.", "B."], pieces.Select(piece => piece.Number));
    }

    [Fact]
    public void Letters_of_the_document_never_become_markup_of_ours()
    {
        var prose = DraftPiece.Of(ClauseBuilder.In([Heading("Rules"), Text("# no *stars* _or_ `code` <b>b</b> [a](http://x) &amp; \\"), Text("30. September 2026 is free")]).Clauses[0]).Prose;

        Assert.Equal("\\# no \\*stars\\* \\_or\\_ \\`code\\` \\<b>b\\</b> \\[a](http://x) \\&amp; \\\\\n\n30\\. September 2026 is free", prose);
    }

    [Fact]
    public void What_a_document_says_about_itself_comes_into_its_head()
    {
        var front = FrontFinder.In(
        [
            Text("Larkfield"), Cell(0, 0, "Policy owner"), Cell(0, 1, "Mrs J Hart, Headteacher"), Cell(1, 0, "Approved by"), Cell(1, 1, "Full governing body, 12 March 2026"),
            Cell(2, 0, "Next review date"), Cell(2, 1, "Sept 2028"), Text("Version: 2.1"), Text("Date of issue: 01/04/26"), Text("This policy was last changed by the office and will be reviewed every two years."),
        ]);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["version"] = "2.1",
                ["issued"] = "2026-04-01",
                ["owner"] = "Mrs J Hart, Headteacher",
                ["ratified by"] = "Full governing body",
                ["ratified"] = "2026-03-12",
                ["review due"] = "2028-09",
                ["review every"] = "24 months",
            },
            front);
    }

    [Fact]
    public void What_a_document_says_about_itself_is_found_below_the_heads_of_a_table_too() => Assert.Equal(
        new Dictionary<string, string> { ["ratified by"] = "Governing body", ["ratified"] = "2026-03-12", ["review due"] = "2028-03" },
        FrontFinder.In([Cell(0, 0, "Approved by"), Cell(0, 1, "Date approved:"), Cell(0, 2, "Review date"), Cell(1, 0, "Governing body"), Cell(1, 1, "12.3.2026"), Cell(1, 2, "March 2028")]));

    private static IEnumerable<string> Clauses(params UploadedParagraph[] paragraphs) =>
        ClauseBuilder.In(paragraphs).Clauses.Select(clause => $"{clause.Number ?? "-"} {clause.Heading} {clause.Text.Replace('\n', '/')}");

    private static UploadedParagraph Text(string text) => new(text);

    private static UploadedParagraph Heading(string text) => new(text) { HeadingLevel = 2 };

    private static UploadedParagraph Listed(string label, int depth, string text) => new(text) { Label = label, Depth = depth, LabelStandsAlone = true };

    private static UploadedParagraph Cell(int row, int column, string text) => new(text) { Cell = new TableCell(0, row, column) };
}
