using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>What tells one version from another, and whether its dates can be right today.</summary>
internal static partial class DateChecks
{
    public static IEnumerable<Finding> Particulars(LintText text)
    {
        var front = text.Policy.Front;
        (bool There, string What, string Line)[] wanted =
        [
            (front.Version is not null, "version", "version: 2"),
            (front.Issued is not null || front.Reviewed is not null || front.Ratified is not null, "date", "issued: 2026-11"),
            (front.Owner is not null, "owner", "owner: headteacher"),
            (front.RatifiedBy is not null, "body that ratified it", "ratified by: governing body"),
            (front.ReviewDue is not null || front.ReviewMonths is not null || front.ReviewedOnNews, "date for its next review", "review every: 24 months"),
        ];

        // Nobody at a school owns or ratifies the law.
        return wanted.Where((one, at) => !one.There && (front.Layer != Layer.Law || at < 2)).Select(one => new Finding(
            FindingKind.MissingParticular,
            null,
            1,
            $"the document names no {one.What}",
            $"add a line such as `{one.Line}` to the front matter"));
    }

    public static IEnumerable<Finding> Overdue(LintText text)
    {
        var front = text.Policy.Front;
        // A month alone is read as its first day and lasts until its last.
        if (Due(front) is { } due && End(due, due.Day == 1) < text.Today)
        {
            yield return new Finding(
                FindingKind.ReviewOverdue,
                null,
                1,
                $"the review was due in {English.Month(due)}",
                "review the document and write the new dates, or say why it stands");
        }

        foreach (var cadence in text.Policy.Cadences.Where(cadence => cadence.Due is { } day && End(day.Day, day.WholeMonth) < text.Today))
        {
            yield return new Finding(
                FindingKind.ReviewOverdue,
                cadence.Clause.Id,
                cadence.Line,
                $"`{cadence.Task}` was due in {English.Month(cadence.Due!.Day)}",
                "do it and write the next date");
        }
    }

    public static IEnumerable<Finding> Disagreements(LintText text)
    {
        var front = text.Policy.Front;
        (DateOnly? Earlier, string EarlierWord, DateOnly? Later, string LaterWord)[] orders =
        [
            (front.Reviewed, "reviewed", front.Ratified, "ratified"),
            (front.Ratified, "ratified", front.Issued, "issued"),
            (front.Ratified, "ratified", front.ReviewDue, "due for review"),
        ];
        foreach (var (earlier, word, later, other) in orders.Where(order => order.Earlier is { } first
            && order.Later is { } second && MonthOf(second) < MonthOf(first) && !IsFirstIssue(order.LaterWord, second, first)))
        {
            yield return new Finding(
                FindingKind.DatesDisagree,
                null,
                1,
                $"the document is {other} in {English.Month(later!.Value)}, before it is {word} in {English.Month(earlier!.Value)}",
                "mend the date that is wrong");
        }

        if (Dates(front).ToList() is { Count: > 0 } all && MonthOf(all.Max()) > MonthOf(text.Today))
        {
            yield return new Finding(
                FindingKind.DatesDisagree,
                null,
                1,
                $"the document gives {English.Month(all.Max())} as past, and it is still to come",
                "mend the date");
        }

        if (front is { ReviewDue: { } due, ReviewMonths: { } months }
            && Dates(front).ToList() is { Count: > 0 } dates && MonthOf(dates.Max().AddMonths(months)) < MonthOf(due))
        {
            yield return new Finding(
                FindingKind.DatesDisagree,
                null,
                1,
                $"a review every {months} months comes before the one due in {English.Month(due)}",
                "mend the interval or the date");
        }

        foreach (var finding in text.Prose.SelectMany(passage => InProse(front, passage)))
        {
            yield return finding;
        }
    }

    public static IEnumerable<Finding> Editions(LintText text) =>
        from publication in text.Words.Publications
        from passage in text.Passages
        from name in publication.Names
        let match = Regex.Match(
            passage.Text,
            Regex.Escape(name) + @"\b(?:[^.;]{0,24}?|\s*;\s*edition\s+)\b((?:19|20)[0-9]{2})\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
        where match.Success && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) < publication.NewestOn(text.Today)
        group (passage, match, publication) by (passage, publication) into once
        let first = once.First()
        select first.passage.Finds(FindingKind.StaleEdition, first.match.Index,
        $"the edition of {first.match.Groups[1].Value} of `{first.publication.Names[0]}` "
            + $"is not the newest, which is of {first.publication.NewestOn(text.Today)}", "name the edition in force, or write \"as revised\" and no year");

    private static IEnumerable<Finding> InProse(FrontMatter front, Passage passage)
    {
        foreach (Match match in Said().Matches(passage.Text))
        {
            var (word, said) =
                (match.Groups[1].Value.ToLowerInvariant(), DateOnly.ParseExact($"1 {match.Groups[2].Value}", "d MMMM yyyy", CultureInfo.InvariantCulture));
            var known = word switch
            {
                "reviewed" => front.Reviewed,
                "ratified" or "approved" => front.Ratified,
                "issued" => front.Issued,
                _ => front.ReviewDue,
            };
            if (known is { } date && MonthOf(date) != MonthOf(said))
            {
                yield return passage.Finds(
                    FindingKind.DatesDisagree,
                    match.Index,
                    $"the text says `{match.Value}` and the front matter says {English.Month(date)}",
                    "mend the date that is wrong");
            }
        }
    }

    // A first issue long before the version that governors ratified is its history, not a mistake.
    private static bool IsFirstIssue(string laterWord, DateOnly issued, DateOnly ratified) => laterWord == "issued" && issued.AddMonths(12) < ratified;

    private static DateOnly? Due(FrontMatter front) =>
        front.ReviewDue ?? (front.ReviewMonths is { } months && Dates(front).ToList() is { Count: > 0 } dates ? dates.Max().AddMonths(months) : null);

    private static IEnumerable<DateOnly> Dates(FrontMatter front) => ((DateOnly?[])[front.Issued, front.Reviewed, front.Ratified]).OfType<DateOnly>();

    private static DateOnly End(DateOnly day, bool wholeMonth) => wholeMonth ? day.AddMonths(1).AddDays(-1) : day;

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month;

    [GeneratedRegex(@"\b(reviewed|ratified|approved|issued|next review|review due)\b[^.;]{0,30}?\b((?:January|February|March|April|May"
        + @"|June|July|August|September|October|November|December) 20[0-9]{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
