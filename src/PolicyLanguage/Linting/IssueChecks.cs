using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Whether each issue of a document bears one date wherever it is named: on the cover, in the record of changes, in the front matter.</summary>
internal static partial class IssueChecks
{
    private const string CouldDo = "give the issue one date on the cover, in the record of changes and in the approval";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static IEnumerable<Finding> TwoDates(LintText text) => InOneSentence(text).Concat(InTwoPlaces(text));

    private static IEnumerable<Finding> InOneSentence(LintText text) =>
        from passage in text.Passages
        where passage.Kind is null or "register"
        from sentence in WordingChecks.Sentences(passage.Text)
        where OneIssue().IsMatch(sentence.Value) && Numbers(sentence.Value).Count < 2
        let dates = Dates(sentence.Value)
        where dates.Count > 1
        group (passage, sentence, dates) by passage.Clause into once
        let first = once.First()
        select first.passage.Finds(
            FindingKind.DatesDisagree,
            first.sentence.Index,
            $"one issue bears two dates: {English.And(first.dates.Select(English.Month))}",
            CouldDo);

    private static IEnumerable<Finding> InTwoPlaces(LintText text)
    {
        var first = new Dictionary<string, (DateOnly Date, int Line)>(StringComparer.Ordinal);
        if (text.Policy.Front is { Version: { } version, Issued: { } issued })
        {
            first[version] = (issued, 1);
        }

        foreach (var (passage, number, date) in Rows(text).Concat(Sentences(text)).OrderBy(dated => dated.Passage.LineAt(0)))
        {
            if (!first.TryAdd(number, (date, passage.LineAt(0))) && (first[number].Date.Year, first[number].Date.Month) != (date.Year, date.Month))
            {
                yield return passage.Finds(
                    FindingKind.DatesDisagree,
                    0,
                    $"issue {number} bears {English.Month(date)} here and {English.Month(first[number].Date)} in line {first[number].Line}",
                    CouldDo);
            }
        }
    }

    private static IEnumerable<(Passage Passage, string Number, DateOnly Date)> Sentences(LintText text) =>
        from passage in text.Prose
        where !passage.Text.StartsWith('|')
        from sentence in WordingChecks.Sentences(passage.Text)
        let numbers = Numbers(sentence.Value)
        let dates = Dates(sentence.Value)
        where numbers.Count == 1 && dates.Count == 1
        select (passage, numbers[0], dates[0]);

    // A table with a column for the number; the date is the only one in the row.
    private static IEnumerable<(Passage Passage, string Number, DateOnly Date)> Rows(LintText text) =>
        from table in ListChecks.TablesIn(text)
        let column = Array.FindIndex(table[0].Fields, field => Counted().IsMatch(field))
        where column >= 0
        from row in table.Skip(1)
        let number = Digits().Match(row.Fields.ElementAtOrDefault(column) ?? "").Value
        let dates = Dates(row.Passage.Text)
        where number.Length > 0 && dates.Count == 1
        select (row.Passage, number, dates[0]);

    private static List<string> Numbers(string text) => [.. Numbered().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    private static List<DateOnly> Dates(string text) =>
        [.. Worded().Matches(text).Select(match => new DateOnly(Number(match, 2), Array.IndexOf(Months, match.Groups[1].Value[..3].ToLowerInvariant()) + 1, 1))
            .Concat(Figures().Matches(text).Where(match => Number(match, 1) is >= 1 and <= 12)
                .Select(match => new DateOnly(Number(match, 2), Number(match, 1), 1))).Distinct()];

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:this|the same) (?:issue|version|edition)\b|\b(?:issue"
        + @"|version) [0-9]+\b|\bcover\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneIssue();

    [GeneratedRegex(@"\b(?:issue|version)(?: no\.?| number)?:? ([0-9]+(?:\.[0-9]+)*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\W*(?:issue|version|no\b|number)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
        + @"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? ((?:19|20)[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Worded();

    [GeneratedRegex(@"\b[0-9]{1,2}[/.]([0-9]{1,2})[/.]((?:19|20)[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();
}
