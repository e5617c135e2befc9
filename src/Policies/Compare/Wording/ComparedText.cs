using System.Text.Encodings.Web;
using System.Text.Json;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Compare.Wording;

/// <summary>Two documents compared, for the command line: what differs in answers and in what is done, and clause by clause in the words.</summary>
internal sealed class ComparedText(PolicyDocument before, PolicyDocument after, PolicyDifference difference)
{
    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    private readonly bool versions = before.Front.Id == after.Front.Id;

    private readonly WordingDifference wording = WordingDifference.Between(before, after, before.Front.Id == after.Front.Id);

    /// <summary>The wording for people: what was taken out stands in <c>[-…-]</c>, what was put in in <c>{+…+}</c>.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. wording.Changes.Count == 0 ? Array.Empty<string>() : ["The wording, clause by clause:"],
        .. wording.Changes.SelectMany(Told),
        wording.Sentence,
    ];

    public string Json => JsonSerializer.Serialize(
        new
        {
            difference.Before,
            difference.After,
            difference.Sentence,
            Differs = !difference.IsNone,
            Differences = difference.Cards.Select(Card),
            difference.Words,
            Wording = new
            {
                wording.Sentence,
                wording.Same,
                Changes = wording.Changes.Select(change => new
                {
                    Before = Place(change.Clause.Before),
                    After = Place(change.Clause.After),
                    Fate = Fate(change),
                    Heading = Runs(change.Heading),
                    Text = Runs(change.Text),
                    Changes = change.Among(difference.Cards).Select(Card),
                }),
            },
        },
        Written);

    private static object Card(DifferenceCard card) =>
        new { card.Heading, card.Situation, card.Before, card.After, card.Example, card.Sides, card.ClausesBefore, card.ClausesAfter };

    private static object? Place(WrittenClause? clause) => clause is null ? null : new { Clause = clause.Number, clause.Heading };

    private static IEnumerable<object> Runs(IReadOnlyList<TextRun> runs) => runs.Select(run => new { Fate = Fate(run.Fate), run.Text });

    private static string Fate(TextFate fate) => fate switch { TextFate.Added => "put in", TextFate.Removed => "taken out", _ => "kept" };

    private string Fate(ClauseChange change) => change.Fate(versions ? null : (difference.Before, difference.After));

    private IEnumerable<string> Told(ClauseChange change)
    {
        yield return $"- {change.Title}: {Fate(change)}";
        if (change.Heading.Any(run => run.Fate != TextFate.Kept) && change.Clause is { Before: not null, After: not null })
        {
            yield return "    " + Tracked(change.Heading);
        }

        foreach (var line in Tracked(change.Text).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return "    " + line;
        }

        var changed = change.Among(difference.Cards).Select(card => card.Situation).Distinct().ToList();
        yield return changed.Count == 0 ? "    No answer differs by it, and nothing that is done." : $"    What it changes: {string.Join("; ", changed)}.";
    }

    // A change that goes on over several lines is marked on each of them.
    private static string Tracked(IReadOnlyList<TextRun> runs) => string.Concat(runs.Select(run => run.Fate switch
    {
        TextFate.Added => Marked(run.Text, "{+", "+}"),
        TextFate.Removed => Marked(run.Text, "[-", "-]"),
        _ => run.Text,
    }));

    private static string Marked(string text, string opens, string closes) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim().Length == 0 ? line : opens + line + closes));
}
