using System.Globalization;

namespace Countersign.Commands.Traceability;

/// <summary>Coverage in words, for the command line and the manual.</summary>
internal static class CoverageText
{
    /// <summary>One row: <c>federation S1-85 enforced: 2.9-P2 enforced by rule 2.9-P2-wait</c>.</summary>
    public static string Row(CoverageReport report, CoveredRow row) => $"{report.Expected.Document} {row.Row} {Name(row.Cover)}: {row.By}";

    /// <summary>One document: <c>federation: 124 of 124 rows: 80 enforced, 30 evidenced (12 not yet served), 14 advice</c>.</summary>
    public static string Summary(CoverageReport report)
    {
        var open = report.Count(Cover.NotYetServed);
        var evidenced = report.Count(Cover.Evidenced) + open;
        return string.Create(CultureInfo.InvariantCulture, $"{report.Expected.Document}: {report.Rows.Count} of {report.Expected.All.Count} rows: "
            + $"{report.Count(Cover.Enforced)} enforced, {evidenced} evidenced ({open} not yet served), {report.Count(Cover.Advice)} advice");
    }

    /// <summary>All documents: <c>371 of 371 rows accounted for</c>.</summary>
    public static string Total(IReadOnlyCollection<CoverageReport> reports) =>
        $"{reports.Sum(report => report.Rows.Count)} of {reports.Sum(report => report.Expected.All.Count)} rows accounted for";

    /// <summary>The documents side by side, as a Markdown table with a line for their sum.</summary>
    public static string Table(IReadOnlyCollection<CoverageReport> reports)
    {
        var lines = reports.Select(report => Line(report.Expected.Document, [report])).ToList();
        return string.Join('\n', [
            "| Document | Rows | Accounted for | Enforced by a block | Evidenced today | Not yet served | Advice |",
            "|---|---|---|---|---|---|---|",
            .. lines,
            Line("all", reports),
        ]) + "\n";
    }

    private static string Line(string name, IReadOnlyCollection<CoverageReport> reports)
    {
        int Sum(Cover cover) => reports.Sum(report => report.Count(cover));
        return $"| {name} | {reports.Sum(report => report.Expected.All.Count)} | {reports.Sum(report => report.Rows.Count)} "
            + $"| {Sum(Cover.Enforced)} | {Sum(Cover.Evidenced)} | {Sum(Cover.NotYetServed)} | {Sum(Cover.Advice)} |";
    }

    private static string Name(Cover cover) => cover switch
    {
        Cover.Enforced => "enforced",
        Cover.Evidenced => "evidenced",
        Cover.NotYetServed => "not yet served",
        _ => "advice",
    };
}
