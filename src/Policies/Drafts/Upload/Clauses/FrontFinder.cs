using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>
/// Finds what a document says about itself: its dates, who looks after it, who ratified it and when it is reviewed. The words stay where they stand; the
/// head of the draft says them once more in its own form.
/// </summary>
internal static partial class FrontFinder
{
    private const int LongestLine = 240;

    private const int LongestValue = 120;

    // The names under which documents say it, each with the line of the head that it becomes.
    private static readonly (Regex Name, string Key, bool IsDate)[] Names =
    [
        (Version(), "version", false),
        (ReviewDue(), "review due", true),
        (ReviewEvery(), "review every", false),
        (Reviewed(), "reviewed", true),
        (RatifiedBy(), "ratified by", false),
        (Ratified(), "ratified", true),
        (Issued(), "issued", true),
        (Owner(), "owner", false),
    ];

    public static IReadOnlyDictionary<string, string> In(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        var front = new OrderedDictionary<string, string>();
        foreach (var (name, value) in Pairs(paragraphs))
        {
            Take(front, name.Trim().TrimEnd(':').Trim(), value.Trim());
        }

        foreach (var paragraph in paragraphs.Where(paragraph => paragraph.Text.Length <= LongestLine))
        {
            Sentence(front, paragraph.Text);
        }

        return front;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        var lines = paragraphs.Where(paragraph => paragraph.Cell is null && paragraph.Text.Length <= LongestLine)
            .SelectMany(paragraph => paragraph.Text.Split('\n'));
        foreach (var line in lines)
        {
            if (line.IndexOfAny([':', '\t']) is > 0 and < 60 and var at)
            {
                yield return (line[..at], line[(at + 1)..]);
            }
        }

        List<(int Table, List<string> Cells)> rows = [.. paragraphs.Where(paragraph => paragraph.Cell is not null)
            .GroupBy(paragraph => (paragraph.Cell!.Value.Table, paragraph.Cell!.Value.Row))
            .Select(row => (row.Key.Table, row.GroupBy(paragraph => paragraph.Cell!.Value.Column)
                .Select(cell => string.Join(' ', cell.Select(paragraph => paragraph.Text))).ToList()))];
        for (var row = 0; row < rows.Count; row++)
        {
            var (table, cells) = rows[row];
            var isHead = cells.Count(IsName) > 1 && row + 1 < rows.Count && rows[row + 1].Table == table && !rows[row + 1].Cells.Any(IsName);
            var pairs = isHead ? cells.Zip(rows[row + 1].Cells) : cells.Zip(cells.Skip(1)).Where((_, at) => at % 2 == 0);
            foreach (var pair in pairs)
            {
                yield return pair;
            }
        }
    }

    private static bool IsName(string cell) => Names.Any(one => one.Name.IsMatch(cell.Trim().TrimEnd(':').Trim()));

    private static void Take(OrderedDictionary<string, string> front, string name, string value)
    {
        var (_, key, isDate) = Names.FirstOrDefault(one => one.Name.IsMatch(name));
        if (key is null || value.Length is 0 or > LongestValue || value.Contains('\t', StringComparison.Ordinal)
            || (key == "version" && !value.Any(char.IsAsciiDigit)))
        {
            return;
        }

        var read = isDate ? StatedDates.In(value) : key == "review every" ? StatedIntervals.In(value) : value.Replace('\n', ' ').TrimEnd('.');
        if (read is not null)
        {
            front.TryAdd(key, key == "ratified by" && StatedDates.Before(read) is { Length: > 1 } who ? who : read);
        }

        // “Approved by: governing body, 12 March 2026” says both; “Review date” says one or the other.
        if (key == "ratified by" && StatedDates.In(value) is { } day)
        {
            front.TryAdd("ratified", day);
        }
        else if (key == "review due" && read is null && StatedIntervals.In(value) is { } every)
        {
            front.TryAdd("review every", every);
        }
    }

    private static void Sentence(OrderedDictionary<string, string> front, string text)
    {
        if (RatifiedSentence().Match(text) is { Success: true } ratified)
        {
            front.TryAdd("ratified by", ratified.Groups["who"].Value.Trim());
            if (StatedDates.In(text[ratified.Index..]) is { } day)
            {
                front.TryAdd("ratified", day);
            }
        }

        if (StatedDates.Begins(text) is var (begun, rest) && rest.StartsWith("reviewed", StringComparison.OrdinalIgnoreCase))
        {
            front.TryAdd("reviewed", begun);
        }
        else if (ReviewedSentence().Match(text) is { Success: true } reviewed && StatedDates.In(text[reviewed.Index..]) is { } last)
        {
            front.TryAdd(reviewed.Groups["next"].Success ? "review due" : "reviewed", last);
        }

        if (PolicyReviewed().Match(text) is { Success: true } policy && StatedIntervals.In(policy.Groups["every"].Value) is { } every)
        {
            front.TryAdd("review every", every);
        }
    }

    [GeneratedRegex(@"^(?:document |policy )?version(?: no\.?| number)?$|^issue (?:no\.?|number)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Version();

    [GeneratedRegex(
        @"^(?:date (?:of|for) )?next review(?: date| due)?$|^(?:policy )?review (?:date|due|due date)$|^due for review$"
            + @"|^(?:date )?to be reviewed(?: by| on)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReviewDue();

    [GeneratedRegex(
        @"^(?:policy )?review (?:cycle|frequency|period|interval|every)$|^frequency of review$|^reviewed every$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReviewEvery();

    [GeneratedRegex(
        @"^(?:date )?(?:last )?reviewed(?: on)?$|^(?:date of )?(?:last|latest) review(?: date)?$|^date of review$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reviewed();

    [GeneratedRegex(
        @"^(?:policy )?(?:approved|ratified|adopted|agreed|signed off) by$|^approv(?:al|ing) (?:body|committee|level)$"
            + @"|^ratifie[rd]$|^approver$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RatifiedBy();

    [GeneratedRegex(
        @"^(?:date )?(?:approved|ratified|adopted|agreed)(?: on| date)?$|^(?:date of )?(?:approval|ratification"
            + @"|adoption)(?: date)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ratified();

    [GeneratedRegex(
        @"^(?:date )?(?:of )?(?:issued?|published|publication|first issued?)(?: on| date)?$|^(?:policy |effective "
            + @"|implementation )?date(?: of (?:policy|issue|publication))?$|^effective from$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Issued();

    [GeneratedRegex(
        @"^(?:policy |document )?(?:owner|author|lead|holder)(?: name)?$|^(?:person|staff|member of staff|officer) responsible$"
            + @"|^responsible (?:person|officer|staff)$|^responsibility$|^(?:prepared|written|maintained) by$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Owner();

    [GeneratedRegex(
        @"\b(?:approved|ratified|adopted) by (?:the )?(?<who>[\p{L}][\p{L} '’&\-]{2,60}?)(?=\s+(?:on|in|at)\b|[,.;:(]"
            + @"|\s+[0-9]|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RatifiedSentence();

    [GeneratedRegex(
        @"\b(?:(?<next>next review(?:ed)?(?: date)?(?: is)?(?: due)?|(?:due|to be) (?:for )?review(?:ed)?|will (?:next )?be reviewed)"
            + @"|(?:last )?reviewed)(?: again)?(?: is)?(?: due)?:?\s+(?:on |in |by )?(?=[0-9A-Z])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReviewedSentence();

    [GeneratedRegex(@"\bpolicy\b[^.]{0,160}\breview(?:ed)?\b(?<every>[^.]{0,60})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PolicyReviewed();
}
