using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Lists that break off, that say the same in every row, or of which one lacks what its twin has.</summary>
internal static partial class ListChecks
{
    // Two rows that say the same may be chance.
    private const int Rows = 3;

    public static IEnumerable<Finding> Unfinished(LintText text) =>
        from list in Lists(text)
        let last = list[^1]
        where list.Count > 1 && (GoesOn().IsMatch(last.Text) || (list.SkipLast(1).All(item => Parted().IsMatch(item.Text)) && !Closed().IsMatch(last.Text)))
        select last.Finds(
            FindingKind.ListUnfinished,
            last.Text.Length - 1,
            "the list ends as if something followed",
            "add the item that is missing, or close the last one with a full stop");

    public static IEnumerable<Finding> SameSummaries(LintText text) =>
        from rows in Tables(text).Concat(Dated(text))
        where rows.Count >= Rows && rows.Select(row => Plain(row.Summary)).Distinct().Count() == 1
        select rows[0].Passage.Finds(
            FindingKind.SameSummaries,
            0,
            $"all {rows.Count} changes are summed up as `{rows[0].Summary}`",
            "say of each version what it changed for the people it binds");

    public static IEnumerable<Finding> Uneven(LintText text)
    {
        var lists = All(text).ToList();
        var seen = new HashSet<(string, string, string)>();
        foreach (var shorter in lists)
        {
            foreach (var longer in lists.Where(longer => longer.Clause != shorter.Clause
                && longer.About == shorter.About && longer.Items.Count == shorter.Items.Count + 1))
            {
                var lacking = longer.Items.Where(item => shorter.Items.All(other => other.Key != item.Key)).ToList();
                if (shorter.Items.Count > 1 && lacking.Count == 1 && seen.Add((shorter.About, shorter.Clause, longer.Clause)))
                {
                    yield return new Finding(
                        FindingKind.UnevenLists,
                        shorter.Clause,
                        shorter.Line,
                        $"`{lacking[0].Shown}` is missing here and stands in {longer.Where}, which says nearly the same",
                        "add it here too, or say why the two lists differ");
                }
            }
        }
    }

    private static IEnumerable<Listed> All(LintText text) =>
        text.Policy.Rules.Select(rule => new Listed(
            $"{rule.Verdict} {Names(rule.Actors)} {rule.Action.Name}",
            rule.Clause.Id,
            rule.Line,
            [.. rule.With.Select(word => (word.Name, word.Name))]))
            .Concat(text.Policy.Registers.Select(register => new Listed(
                "register",
                register.Clause.Id,
                register.Line,
                [.. register.Entries.Select(entry => (Plain(entry.Name), entry.Name))])))
            .Concat(Lists(text).Where(list => list[0].Clause is not null).Select(list => new Listed(
                "list",
                list[0].Clause!,
                list[0].LineAt(0),
                [.. list.Select(item => Bullet().Replace(item.Text, "")).Select(item => (Plain(item), item))])))
            .Concat(Families(text.Policy));

    // Clauses that bear the same names in two parts of a text, such as A.pictures and B.pictures, are lists of one another.
    private static IEnumerable<Listed> Families(PolicyDocument policy) =>
        from clause in policy.Clauses
        let dot = clause.Id.LastIndexOf('.')
        where dot > 0 && clause.Id[(dot + 1)..].All(char.IsAsciiLetter) && clause.Id.Length > dot + 2
        group clause by clause.Id[..dot] into family
        select new Listed("clauses", family.First().Id, family.First().Line, [.. family.Select(clause => (clause.Id[(clause.Id.LastIndexOf('.')
            + 1)..], clause.Heading))])
        { Where = $"the row of clauses from {family.First().Id} on" };

    private static IEnumerable<List<Passage>> Lists(LintText text) => Runs(text, passage => passage.Kind is null && Bullet().IsMatch(passage.Text));

    /// <summary>The Markdown tables of the prose: their heads first, without the rule under them.</summary>
    public static IEnumerable<List<(Passage Passage, string[] Fields)>> TablesIn(LintText text) =>
        Runs(text, passage => passage.Kind is null && passage.Text.StartsWith('|'))
            .Select(run => run.Where(row => !Ruled().IsMatch(row.Text))
                .Select(row => (row, row.Text.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))).ToList())
            .Where(table => table.Count > 0);

    private static IEnumerable<List<(Passage Passage, string Summary)>> Tables(LintText text) =>
        from table in TablesIn(text)
        let column = Array.FindIndex(table[0].Fields, field => Summary().IsMatch(field))
        where column >= 0
        select table.Skip(1).Where(row => row.Fields.ElementAtOrDefault(column) is { Length: > 0 }).Select(row => (row.Passage, row.Fields[column])).ToList();

    private static IEnumerable<List<(Passage Passage, string Summary)>> Dated(LintText text) =>
        Runs(text, passage => Version().IsMatch(passage.Text))
            .Select(run => run.Select(passage => (passage, Version().Match(passage.Text).Groups[1].Value.Trim())).ToList());

    private static IEnumerable<List<Passage>> Runs(LintText text, Func<Passage, bool> belongs)
    {
        var run = new List<Passage>();
        foreach (var passage in text.Passages)
        {
            if (run.Count > 0 && (!belongs(passage) || passage.Clause != run[^1].Clause))
            {
                yield return run;
                run = [];
            }

            if (belongs(passage))
            {
                run.Add(passage);
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static string Names(IReadOnlyList<Word> words) => string.Join(',', words.Select(word => word.Name).Order(StringComparer.Ordinal));

    private static string Plain(string text) => string.Join(' ', Letters().Matches(text.ToLowerInvariant()).Select(word => word.Value));

    /// <param name="About">What the list is a list of; only lists of the same are held beside one another.</param>
    private sealed record Listed(string About, string Clause, int Line, IReadOnlyList<(string Key, string Shown)> Items)
    {
        public string Where { get; init; } = $"the list of clause {Clause}";
    }

    [GeneratedRegex(@"^(?:[-*+]|\(?[0-9]{1,3}[.)]|\(?[a-z]\))\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"[;,:]$|(?:^|[\s,;])(?:and|or)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"[;,](?:\s+(?:and|or))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parted();

    [GeneratedRegex(@"[.!?][)""’”]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Closed();

    [GeneratedRegex(@"^\W*(?:summary|changes?|amendments?|what (?:was |has )?changed|details?"
        + @"|description|comments?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^[|\s:-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ruled();

    [GeneratedRegex(@"^(?:[-*+]|entry)\s+(?:(?:issue|version|edition) [0-9.]+\b[^:–;-]*|[^:–;-]*\b(?:19"
        + @"|20)[0-9]{2})\s*[:–;-]\s*(.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
