using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Pdf;

/// <summary>Finds the headers and footers of a PDF, which does not say what they are: lines at the edge of pages that come back, and page numbers.</summary>
internal static class PdfMargins
{
    private const int Edge = 2;

    public static (IReadOnlyList<PdfLine> Text, IReadOnlyList<LeftOut> LeftOut) Apart(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        var seen = pages.SelectMany(page => page.Take(Edge).Concat(page.Skip(Math.Max(Edge, page.Count - Edge))).Select(Same).Distinct())
            .GroupBy(line => line).ToDictionary(group => group.Key, group => group.Count());
        var (text, leftOut) = (new List<PdfLine>(), new List<LeftOut>());
        foreach (var page in pages)
        {
            for (var at = 0; at < page.Count; at++)
            {
                var (isTop, isBottom) = (at < Edge, at >= page.Count - Edge);
                var comesBack = pages.Count > 1 && (isTop || isBottom) && seen.GetValueOrDefault(Same(page[at])) * 2 > pages.Count;
                if (comesBack || (isBottom && page.Count > Edge && Same(page[at]).Trim(' ', '-', '–', '|') is "" or "page" or "page of"))
                {
                    leftOut.Add(new LeftOut(isTop && !(isBottom && Same(page[at]).Length == 0) ? LeftOutKinds.Header : LeftOutKinds.Footer, page[at].Text));
                }
                else
                {
                    text.Add(page[at]);
                }
            }
        }

        return (text, leftOut);
    }

    // Without the number of the page.
    private static string Same(PdfLine line) => string.Join(
        ' ',
        new string([.. line.Text.ToLowerInvariant().Where(letter => !char.IsDigit(letter))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
