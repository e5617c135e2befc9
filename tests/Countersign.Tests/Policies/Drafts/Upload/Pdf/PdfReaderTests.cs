using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Countersign.Tests.Policies.Drafts.Upload.Pdf;

public sealed class PdfReaderTests
{
    private const string Foot = "Oxlip Lane School  -  page ";

    private static readonly string[] Left =
    [
        "1. Accounts", "Staff keep the accounts of work", "and those of their own apart,", "and sign out when they leave.", "2. Pictures", "No picture is shown of anybody", "whose family has said no.",
    ];

    private static readonly string[] Right =
    [
        "3. Comments", "Whoever reads a comment that", "worries them shows it to the", "office on the same day.", "4. Doubt", "Ask before you write, and write", "only when you have an answer.",
    ];

    private const string Clauses = "1 Accounts: Staff keep the accounts of work and those of their own apart, and sign out when they leave.;2 Pictures: No picture is shown of anybody whose family has said no.;"
        + "3 Comments: Whoever reads a comment that worries them shows it to the office on the same day.;4 Doubt: Ask before you write, and write only when you have an answer.";

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Columns_are_read_one_after_the_other_and_what_stands_at_the_edge_of_pages_is_left_out(int lower)
    {
        var made = new PdfDocumentBuilder();
        var (font, bold) = (made.AddStandard14Font(Standard14Font.Helvetica), made.AddStandard14Font(Standard14Font.HelveticaBold));
        foreach (var number in (int[])[1, 2])
        {
            var page = made.AddPage(PageSize.A4);
            page.AddText("Rules of Oxlip Lane School", 9, new PdfPoint(60, 810), font);
            page.AddText(Foot + number, 9, new PdfPoint(220, 30), font);
            if (number == 2)
            {
                page.AddText("5. One line that goes from the left of the page to its right and says who looks after this text.", 10, new PdfPoint(60, 700), font);
                continue;
            }

            Write(page, font, bold, Left, 60, 740);
            Write(page, font, bold, Right, 320, 740 - lower);
        }

        var brought = BroughtPolicy.Of(await Read(made.Build()), "rules.pdf");

        Assert.Equal(
            Clauses + ";5 : One line that goes from the left of the page to its right and says who looks after this text.",
            string.Join(';', brought.Found.Clauses.Select(clause => $"{clause.Number} {clause.Heading}: {clause.Text.Replace('\n', '/')}")));
        Assert.Equal(
            ["footer: Oxlip Lane School - page 1", "footer: Oxlip Lane School - page 2", "header: Rules of Oxlip Lane School", "header: Rules of Oxlip Lane School"],
            brought.LeftOut.Select(left => $"{left.What}: {left.Text}").Order(StringComparer.Ordinal));
        Assert.Empty(brought.Differences);
    }

    [Fact]
    public async Task A_table_with_lines_drawn_between_its_rows_is_no_columns()
    {
        var made = new PdfDocumentBuilder();
        var (font, bold) = (made.AddStandard14Font(Standard14Font.Helvetica), made.AddStandard14Font(Standard14Font.HelveticaBold));
        var page = made.AddPage(PageSize.A4);
        Write(page, font, bold, Left, 60, 740);
        Write(page, font, bold, Right, 320, 740);
        page.DrawLine(new PdfPoint(55, 687), new PdfPoint(540, 687));

        var read = await Read(made.Build());

        Assert.Contains(read.Paragraphs, paragraph => paragraph.Text.Replace('\t', ' ').Contains("Accounts 3. Comments", StringComparison.Ordinal));
    }

    private static void Write(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, PdfDocumentBuilder.AddedFont bold, string[] lines, double left, double top)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            page.AddText(lines[at], 10, new PdfPoint(left, top - (14 * at)), char.IsDigit(lines[at][0]) ? bold : font);
        }
    }

    private static async Task<ReadDocument> Read(byte[] bytes) =>
        Assert.IsType<Outcome<ReadDocument>.Done>(await new UploadedText(SampleWorkers.Shared).Read("rules.pdf", bytes, TestContext.Current.CancellationToken)).Value;
}
