using System.Text;
using Countersign.Policies.Drafts.Upload.Reading;
using UglyToad.PdfPig.Content;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace Countersign.Policies.Drafts.Upload.Pdf;

/// <summary>A line of a page: the words on one base line, from left to right.</summary>
internal sealed record PdfLine(string Text, int Page, double Base, double Right, double Size, bool IsBold)
{
    /// <summary>The words of which it was made, from left to right.</summary>
    public required IReadOnlyList<PdfWord> Words { get; init; }

    /// <summary>Where the column ends on the right in which it stands; null where it stands in none.</summary>
    public double? Edge { get; init; }

    public double Left => Words[0].BoundingBox.Left;

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

    /// <summary>A little before where it begins, and where it goes on after a gap of so many sizes of a letter.</summary>
    public IEnumerable<double> Begins(double gap) =>
        Words.Where((word, at) => at == 0 || Gap(at) > gap).Select(word => word.BoundingBox.Left - (gap * Size / 2));

    /// <summary>Whether it goes on over a place without a gap there.</summary>
    public bool Crosses(double place, double gap) => Words.Any(word => word.BoundingBox.Left < place && word.BoundingBox.Right > place)
        || Words.Where((word, at) => at > 0 && word.BoundingBox.Left >= place && Words[at - 1].BoundingBox.Right <= place && Gap(at) <= gap).Any();

    /// <summary>What of it stands left of a place, as a line; none where nothing does.</summary>
    public IEnumerable<PdfLine> Before(double place) => Only([.. Words.Where(word => word.BoundingBox.Left < place)]);

    public IEnumerable<PdfLine> After(double place) => Only([.. Words.Where(word => word.BoundingBox.Left >= place)]);

    private IEnumerable<PdfLine> Only(List<PdfWord> words) => words.Count == 0 ? [] : [Made(Page, words) with { Edge = Edge }];

    // Before a word, in sizes of a letter.
    private double Gap(int at) => (Words[at].BoundingBox.Left - Words[at - 1].BoundingBox.Right) / Size;

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
            inOrder.All(word => word.FontName?.Contains("Bold", StringComparison.OrdinalIgnoreCase) == true))
        { Words = inOrder };
    }

    private static double Baseline(PdfWord word) => word.Letters[0].StartBaseLine.Y;

    private static double SizeOf(PdfWord word) => word.Letters[0].PointSize;
}
