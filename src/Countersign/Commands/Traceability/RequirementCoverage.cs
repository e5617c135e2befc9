using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands.Traceability;

/// <summary>Checks that every row of obligations is carried by something that exists.</summary>
internal static class RequirementCoverage
{
    private static readonly string[] Hows = ["enforced", "evidenced", "advice"];

    /// <param name="lines">The lines of the document's coverage file; their path names the file even where it is empty.</param>
    /// <param name="path">The coverage file, for the place of a row that is missing.</param>
    public static CoverageReport Of(PolicyDocument policy, CoverageRows expected, string path, IReadOnlyList<CoverageLine> lines, Served served)
    {
        var problems = new List<Problem>();
        var proof = new CoverageProof(policy, served, lines, problems);
        var rows = new List<CoveredRow>();
        var known = lines.Where(line => IsExpected(line, expected, problems)).ToLookup(line => line.Row);
        foreach (var row in expected.All)
        {
            var found = problems.Count;
            var carried = known[row].Select(line => (Line: line, Cover: Carried(proof, line, problems))).ToList();
            if (carried.Count == 0)
            {
                problems.Add(new Problem(
                    path,
                    Place(lines, row),
                    $"the row `{row}` is missing",
                    $"add a line `{row},CLAUSE,HOW,BY`; what nothing serves yet is `evidenced` by a `capability`"));
            }

            Doubled(carried.Select(one => one.Line), problems);
            if (problems.Count == found)
            {
                rows.Add(new CoveredRow(row, carried.Min(one => one.Cover!.Value), string.Join("; ", carried.Select(one => Words(one.Line)))));
            }
        }

        return new CoverageReport(expected, rows, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private static bool IsExpected(CoverageLine line, CoverageRows expected, List<Problem> problems)
    {
        if (expected.All.Contains(line.Row))
        {
            return true;
        }

        problems.Add(new Problem(
            line.Path,
            line.Line,
            $"unknown row `{line.Row}`",
            $"the rows of {expected.Document} are {expected.All[0]} to {expected.All[^1]}"));
        return false;
    }

    private static Cover? Carried(CoverageProof proof, CoverageLine line, List<Problem> problems)
    {
        proof.Clauses(line);
        switch (line.How)
        {
            case "enforced": return proof.Enforced(line);
            case "evidenced": return proof.Evidenced(line);
            case "advice": return proof.Advice(line);
            default:
                var near = Suggestion.For(line.How, Hows);
                problems.Add(new Problem(
                    line.Path,
                    line.Line,
                    $"the row `{line.Row}` is `{line.How}`, which says nothing",
                    $"write {(near is null ? "`enforced`, `evidenced` or `advice`" : $"`{near}`")}"));
                return null;
        }
    }

    // Several lines of a row are needed where it is carried in several ways or by several clauses, and nowhere else.
    private static void Doubled(IEnumerable<CoverageLine> lines, List<Problem> problems)
    {
        foreach (var same in lines.GroupBy(line => (line.Clauses, line.How)).Where(group => group.Count() > 1))
        {
            var last = same.Last();
            problems.Add(new Problem(
                last.Path,
                last.Line,
                $"the row `{last.Row}` is {last.How} under `{last.Clauses}` twice",
                $"the first stands at line {same.First().Line}; keep one line and name everything in it"));
        }
    }

    private static int Place(IReadOnlyList<CoverageLine> lines, string row) =>
        lines.LastOrDefault(line => string.CompareOrdinal(Padded(line.Row), Padded(row)) < 0)?.Line ?? 1;

    private static string Padded(string row) => row.Split('-') is [var document, var number] ? $"{document}-{number.PadLeft(4, '0')}" : row;

    private static string Words(CoverageLine line) => $"{line.Clauses} {line.How} by {line.By}";
}
