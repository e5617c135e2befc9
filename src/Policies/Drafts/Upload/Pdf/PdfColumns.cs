using UglyToad.PdfPig.Core;

namespace Countersign.Policies.Drafts.Upload.Pdf;

/// <summary>
/// Puts lines that stand in columns one column after the other. A table is no columns, and neither are numbers that stand before their clauses.
/// </summary>
internal static class PdfColumns
{
    // Columns have so many lines each, of so many words on average, and take so much of the width of the text.
    private const int LeastLines = 4, LeastWords = 3;

    // Of the places at which a column could begin those are tried where most lines do, so that a page of many gaps takes no longer.
    private const int MostPlaces = 24;

    private const double LeastWidth = 0.22;

    // Of the size of a letter: the narrowest gap between columns, and the highest line or shaded cell that is drawn through it.
    private const double Gutter = 1.1, Drawn = 4;

    /// <param name="lines">Of one page, from its top.</param>
    /// <param name="drawn">What is drawn on the page besides letters.</param>
    public static IReadOnlyList<PdfLine> InOrder(IReadOnlyList<PdfLine> lines, IReadOnlyList<PdfRectangle> drawn) =>
        lines.Count == 0 ? [] : Parted(lines, drawn, lines.Max(line => line.Right) - lines.Min(line => line.Left));

    private static List<PdfLine> Parted(IReadOnlyList<PdfLine> lines, IReadOnlyList<PdfRectangle> drawn, double width)
    {
        var best = Places(lines).Select(place => (Place: place, Runs: Runs(lines, place, drawn, width)))
            .OrderByDescending(one => one.Runs.Sum(run => run.End - run.Start)).FirstOrDefault();
        if (best.Runs is not { Count: > 0 } runs)
        {
            return [.. lines];
        }

        var (ordered, next) = (new List<PdfLine>(), 0);
        foreach (var (start, end) in runs)
        {
            ordered.AddRange(lines.Skip(next).Take(start - next));
            var run = lines.Skip(start).Take(end - start).ToList();
            ordered.AddRange(Column([.. run.SelectMany(line => line.Before(best.Place))], drawn, width));
            ordered.AddRange(Column([.. run.SelectMany(line => line.After(best.Place))], drawn, width));
            next = end;
        }

        ordered.AddRange(lines.Skip(next));
        return ordered;
    }

    private static List<PdfLine> Column(List<PdfLine> lines, IReadOnlyList<PdfRectangle> drawn, double width)
    {
        var edge = lines.Max(line => line.Right);
        return Parted([.. lines.Select(line => line with { Edge = edge })], drawn, width);
    }

    // A little before where several lines begin, or go on after a gap.
    private static List<double> Places(IReadOnlyList<PdfLine> lines) => [.. lines.SelectMany(line => line.Begins(Gutter)).Select(place => Math.Round(place))
        .GroupBy(place => place).Where(group => group.Count() >= LeastLines).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
        .Take(MostPlaces).Select(group => group.Key)];

    private static List<(int Start, int End)> Runs(IReadOnlyList<PdfLine> lines, double place, IReadOnlyList<PdfRectangle> drawn, double width)
    {
        var (runs, start) = (new List<(int, int)>(), 0);
        for (var at = 0; at <= lines.Count; at++)
        {
            if (at < lines.Count && !lines[at].Crosses(place, Gutter))
            {
                continue;
            }

            if (AreColumns([.. lines.Skip(start).Take(at - start)], place, drawn, width))
            {
                runs.Add((start, at));
            }

            start = at + 1;
        }

        return runs;
    }

    private static bool AreColumns(List<PdfLine> run, double place, IReadOnlyList<PdfRectangle> drawn, double width)
    {
        List<PdfLine> left = [.. run.SelectMany(line => line.Before(place))];
        List<PdfLine> right = [.. run.SelectMany(line => line.After(place))];
        return IsColumn(left, width) && IsColumn(right, width) && !drawn.Any(shape => shape.Left < place && shape.Right > place
            && shape.Height <= Drawn * run[0].Size && shape.Top <= run[0].Base + run[0].Size && shape.Bottom >= run[^1].Base - run[0].Size);
    }

    private static bool IsColumn(List<PdfLine> lines, double width) => lines.Count >= LeastLines
        && lines.Average(line => line.Words.Count) >= LeastWords
        && lines.Max(line => line.Right) - lines.Min(line => line.Left) >= LeastWidth * width;
}
