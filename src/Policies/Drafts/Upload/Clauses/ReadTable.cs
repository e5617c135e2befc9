using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>A row of a table.</summary>
/// <param name="Label">The number with which it begins; null where it begins with none.</param>
/// <param name="Cells">What stands in it besides that number.</param>
/// <param name="Whole">Its cells as they stand.</param>
internal sealed record TableRow(string? Label, IReadOnlyList<string> Cells, IReadOnlyList<string> Whole, IReadOnlyList<string> Notes);

/// <summary>A table of a document, row by row.</summary>
internal sealed partial class ReadTable
{
    private readonly List<TableRow> rows = [];

    public ReadTable(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        var columns = paragraphs.Max(paragraph => paragraph.Cell!.Value.Column) + 1;
        IsLayout = columns == 1;
        var typed = new TypedNumbers(paragraphs.Where(paragraph => paragraph.Cell!.Value.Column == 0).Select(paragraph => paragraph.Text));
        foreach (var row in paragraphs.GroupBy(paragraph => paragraph.Cell!.Value.Row))
        {
            var cells = row.GroupBy(paragraph => paragraph.Cell!.Value.Column).ToDictionary(cell => cell.Key, cell => cell.ToList());
            var whole = Enumerable.Range(0, columns)
                .Select(column => string.Join('\n', (cells.GetValueOrDefault(column) ?? []).Select(paragraph => $"{paragraph.Label} {paragraph.Text}".Trim())))
                .ToList();
            var (label, first) = Begin(cells.GetValueOrDefault(0) ?? [], whole[0], typed);
            rows.Add(new TableRow(
                label,
                [.. ((string[])[first, .. whole.Skip(1)]).Where(cell => cell.Length > 0)],
                whole,
                [.. row.SelectMany(paragraph => paragraph.Notes)]));
        }

        HasClauses = !IsLayout && Follow();
    }

    public IReadOnlyList<TableRow> Rows => rows;

    /// <summary>Whether it has one column, and so is a frame around paragraphs.</summary>
    public bool IsLayout { get; }

    /// <summary>Whether its rows are clauses.</summary>
    public bool HasClauses { get; }

    private static (string? Label, string Text) Begin(List<UploadedParagraph> cell, string whole, TypedNumbers typed)
    {
        if (cell is [{ Label: { } label }, ..] && Labels.Kind(label) != LabelKind.Point)
        {
            return (label, whole[label.Length..].Trim());
        }

        return Bare().IsMatch(whole) ? (whole, "") : typed.Split(whole);
    }

    // A table of versions begins its rows with numbers too, and so does one of years or sums.
    private bool Follow()
    {
        var numbered = rows.Where(row => row.Label is not null && Labels.Kind(row.Label) is LabelKind.Decimal or LabelKind.Mixed).ToList();
        if (numbered.Count == 0 || numbered.Count * 3 < rows.Count * 2 - 1
            || NoClauses().IsMatch(string.Join(' ', rows[0].Whole)) || numbered.Any(row => row.Cells.Count == 0))
        {
            return false;
        }

        var words = numbered.Count(row => row.Cells.Any(cell => cell.Count(char.IsWhiteSpace) >= 2));
        return words * 2 >= numbered.Count
            && numbered.Zip(numbered.Skip(1)).All(pair => Follows(pair.First.Label!.TrimEnd('.', ')', ':'), pair.Second.Label!.TrimEnd('.', ')', ':')))
            && (numbered.Count > 1 || rows.Count == 1);
    }

    private static bool Follows(string before, string next)
    {
        var (a, b) = (before.Split('.'), next.Split('.'));
        var same = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return same < b.Length && int.TryParse(b[same], out var second)
            && (same == a.Length ? second <= 1 : int.TryParse(a[same], out var first) && second == first + 1);
    }

    [GeneratedRegex(@"^[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(?:version|issue|revision|amendment|year|date|score|likelihood|cost)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoClauses();
}
