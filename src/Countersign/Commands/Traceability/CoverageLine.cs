using Countersign.PolicyLanguage.Model;

namespace Countersign.Commands.Traceability;

/// <summary>One line of a coverage file: what carries a row of obligations in a document.</summary>
/// <param name="Row">Such as <c>S1-85</c>.</param>
/// <param name="Clauses">Ids of the clauses that carry the row, separated by spaces or semicolons.</param>
/// <param name="How"><c>enforced</c>, <c>evidenced</c> or <c>advice</c>.</param>
/// <param name="By">Blocks; records, screens and capabilities still to come; or a number of advice such as <c>D-3</c>.</param>
internal sealed record CoverageLine(string Path, int Line, string Row, string Clauses, string How, string By);

/// <summary>The rows that a document has to account for: <c>S1-01</c> to <c>S1-124</c>.</summary>
internal sealed record CoverageRows(string Document, string Prefix, int First, int Last)
{
    public IReadOnlyList<string> All { get; } = [.. Enumerable.Range(First, Last - First + 1).Select(number => $"{Prefix}-{number:00}")];
}

/// <summary>What the program has today that a row can point to.</summary>
/// <param name="Screens">Addresses as pages declare them, such as <c>/posts/{id}</c>.</param>
/// <param name="Records">Kinds of acts, and tables.</param>
internal sealed record Served(IReadOnlySet<string> Screens, IReadOnlySet<string> Records)
{
    /// <summary>Capabilities are numbered C-01 to C-58.</summary>
    public const int Capabilities = 58;

    /// <summary>Matters that no software can enforce are numbered D-1 to D-26.</summary>
    public const int Advice = 26;
}

/// <summary>How far a row is carried. The order says which of several lines of a row counts.</summary>
internal enum Cover
{
    /// <summary>A block decides it.</summary>
    Enforced,

    /// <summary>A record or a screen of today shows it.</summary>
    Evidenced,

    /// <summary>Something that does not exist yet will show it.</summary>
    NotYetServed,

    /// <summary>Software cannot enforce it and can only help.</summary>
    Advice,
}

/// <summary>A row that is accounted for.</summary>
/// <param name="By">Clauses and what stands behind each, as it is printed.</param>
internal sealed record CoveredRow(string Row, Cover Cover, string By);

/// <summary>Whether a document accounts for its rows.</summary>
/// <param name="Rows">Those that are accounted for without a problem, in their order.</param>
internal sealed record CoverageReport(CoverageRows Expected, IReadOnlyList<CoveredRow> Rows, IReadOnlyList<Problem> Problems)
{
    public int Count(Cover cover) => Rows.Count(row => row.Cover == cover);
}
