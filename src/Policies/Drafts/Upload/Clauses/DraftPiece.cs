using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>A clause as it stands in the draft, in Markdown.</summary>
/// <param name="Level">0 where it has no heading of its own.</param>
internal sealed partial record DraftPiece(string? Number, int Level, string Heading, string Prose)
{
    private const int LongestHeading = 300;

    /// <summary>
    /// A clause of our documents has a heading. One that the school wrote without has its first sentence there, so that no word stands twice and none is ours.
    /// </summary>
    public static DraftPiece Of(FoundClause clause)
    {
        var number = clause.Number is null || clause.Number.Any(letter => char.IsAsciiDigit(letter) || letter == '.') ? clause.Number : clause.Number + ".";
        if (clause.Level == 0 || clause.Heading.Length > 0 || clause.Lines.Count == 0)
        {
            var heading = clause.Level == 0 ? "Opening" : clause.Heading.Length > 0 ? clause.Heading : "…";
            return new DraftPiece(number, clause.Level, heading, Markdown(clause.Lines));
        }

        var first = clause.Lines[0].Cells[0];
        var end = FirstSentence(first);
        var rest = first[end..].Trim();
        return new DraftPiece(
            number,
            clause.Level,
            first[..end].Trim().Replace('\n', ' '),
            Markdown([.. rest.Length == 0 ? [] : (ClauseLine[])[clause.Lines[0] with { Cells = [rest] }], .. clause.Lines.Skip(1)]));
    }

    private static int FirstSentence(string text)
    {
        var ends = SentenceEnd().EnumerateMatches(text);
        while (ends.MoveNext())
        {
            if (ends.Current.Index + ends.Current.Length is var end and <= LongestHeading && !Abbreviated().IsMatch(text.AsSpan(0, end)))
            {
                return end;
            }
        }

        return text.Length <= LongestHeading ? text.Length
            : text.LastIndexOfAny([';', ':', ','], LongestHeading) is var stop and > 60 ? stop + 1
            : text.LastIndexOfAny([' ', '\n'], LongestHeading) is var space and > 0 ? space
            : LongestHeading;
    }

    private static string Markdown(IReadOnlyList<ClauseLine> lines)
    {
        var prose = new StringBuilder();
        var least = lines.Where(line => line.Kind == LineKind.Point).Select(line => line.Depth).DefaultIfEmpty(0).Min();
        for (var place = 0; place < lines.Count; place++)
        {
            var (line, before) = (lines[place], place == 0 ? null : lines[place - 1]);
            var isBegun = before is not null && before.Kind == line.Kind && line.Kind is LineKind.Point or LineKind.Row;
            prose.Append(before is null ? "" : isBegun ? "\n" : "\n\n").Append(line.Kind switch
            {
                LineKind.Point => Point(line, line.Depth - least),
                LineKind.Row => Row(line.Cells) + (isBegun ? "" : "\n|" + string.Concat(Enumerable.Repeat("---|", line.Cells.Count))),
                _ => Paragraph(line.Cells[0]),
            });
        }

        return prose.ToString();
    }

    private static string Point(ClauseLine line, int depth) =>
        $"{new string(' ', 2 * depth)}- {(line.Label is null ? "" : Begin(line.Label) + " ")}{Begin(Letters(line.Cells[0].Replace('\n', ' ')))}";

    private static string Row(IReadOnlyList<string> cells) =>
        "| " + string.Join(" | ", cells.Select(cell => Letters(cell.Replace('\n', ' ')).Replace("|", @"\|", StringComparison.Ordinal))) + " |";

    private static string Paragraph(string text) => string.Join("  \n", text.Split('\n').Select(line => Begin(Letters(line.Trim()))));

    // The letters of the document stay letters: nothing in it becomes markup of ours.
    private static string Letters(string text) => Special().Replace(Space().Replace(text, " "), @"\$0");

    private static string Begin(string text) => Ordered().Replace(Mark().Replace(text, @"\$1"), @"$1\$2");

    [GeneratedRegex(@"[.?!][""')\]”’]{0,3}(?=\s)|\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"(?:\b(?:Mrs?|Ms|Dr|Prof|St|Rev|Hon|No|Nos|e\.?g|i\.?e|etc|cf|vs|para|art|cl|p|pp|[A-Z])\.)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@"[\\*`<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?[A-Za-z0-9]{1,30};)|\[(?=[^\[\]]{0,200}\][(:\[])", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"^([#>|+\-~=])", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^([0-9]{1,9})([.)])(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
