using System.Text;
using Countersign.Policies.Drafts.Upload.Reading;
using UglyToad.PdfPig.Content;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace Countersign.Policies.Drafts.Upload.Pdf;

/// <summary>A line of a page: the words on one base line, from left to right.</summary>
internal sealed record PdfLine(string Text, int Page, double Base, double Right, double Size, bool IsBold)
{
    // Of the size of a letter: how far a base line may wander (a mark of a note stands higher), and how wide a gap is a tab.
    private const double Wander = 0.45;

    private const double Tab = 1.8;

    public static IReadOnlyList<PdfLine> Of(Page page, IReadOnlyList<PdfWord> words)
    {
        var lines = new List<PdfLine>();
        var open = new List<PdfWord>();
        foreach (var word in words.Where(word => word.Text.Trim().Length > 0).OrderByDescending(Baseline))
        {
            if (open.Count > 0 && Baseline(open[0]) - Baseline(word) > Wander * Math.Max(SizeOf(open[0]), SizeOf(word)))
            {
                lines.Add(Made(page.Number, open));
                open.Clear();
            }

            open.Add(word);
        }

        if (open.Count > 0)
        {
            lines.Add(Made(page.Number, open));
        }

        return lines;
    }

    private static PdfLine Made(int page, List<PdfWord> words)
    {
        var (text, before) = (new StringBuilder(), (PdfWord?)null);
        var inOrder = words.OrderBy(word => word.BoundingBox.Left).ToList();
        foreach (var word in inOrder)
        {
            text.Append(before is null ? "" : word.BoundingBox.Left - before.BoundingBox.Right > Tab * SizeOf(word) ? "\t" : " ").Append(word.Text.Trim());
            before = word;
        }

        return new PdfLine(
            text.ToString(),
            page,
            Baseline(inOrder[0]),
            inOrder[^1].BoundingBox.Right,
            Math.Round(words.Max(SizeOf), 1),
            inOrder.All(word => word.FontName?.Contains("Bold", StringComparison.OrdinalIgnoreCase) == true));
    }

    private static double Baseline(PdfWord word) => word.Letters[0].StartBaseLine.Y;

    private static double SizeOf(PdfWord word) => word.Letters[0].PointSize;
}
