using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Compare.Wording;

/// <summary>One clause whose words or number differ, with its changes tracked.</summary>
internal sealed record ClauseChange(ClausePair Clause, IReadOnlyList<TextRun> Heading, IReadOnlyList<TextRun> Text)
{
    /// <summary>As the second document has it; as the first had it where it is gone.</summary>
    public WrittenClause Now => (Clause.After ?? Clause.Before)!;

    /// <summary>Number and heading.</summary>
    public string Title =>
        $"{(Now.Number is { } number ? $"{number} " : "")}{(Now.Heading.Length == 0 ? "What stands before the first heading" : Now.Heading)}";

    /// <summary>What it changes in what is answered or done, of all differences.</summary>
    public IEnumerable<DifferenceCard> Among(IReadOnlyList<DifferenceCard> cards) => cards.Where(card =>
        (Clause.Before?.Number is { } was && card.ClausesBefore.Contains(was)) || (Clause.After?.Number is { } now && card.ClausesAfter.Contains(now)));

    /// <summary>Where it can be linked to.</summary>
    public string Anchor => Now.Number is { } number ? $"wording-{(Clause.After is null ? "was-" : "")}{number}" : "";

    /// <summary>What became of it, in a few words.</summary>
    /// <param name="names">What the documents are called; null where one follows the other.</param>
    public string Fate((string Before, string After)? names) => Clause switch
    {
        { Before: null } => names is { } two ? $"only in {two.After}" : "new",
        { After: null } => names is { } two ? $"only in {two.Before}" : "taken out",
        { IsMoved: true } => $"{(names is null ? "moved, before" : "there")} clause {Clause.Before!.Number}{(Counted.Length == 0 ? "" : "; " + Counted)}",
        _ => Counted,
    };

    private string Counted => string.Join(", ", ((string[])
    [
        Words(TextFate.Added) is var added and > 0 ? $"{added} {(added == 1 ? "word" : "words")} put in" : "",
        Words(TextFate.Removed) is var removed and > 0 ? $"{removed} {(removed == 1 ? "word" : "words")} taken out" : "",
    ]).Where(part => part.Length > 0));

    private int Words(TextFate fate) => TrackedText.Words(Heading.Concat(Text), fate);
}

/// <summary>What two documents say in other words, clause by clause.</summary>
/// <param name="Same">How many clauses read the same and stand where they stood.</param>
internal sealed record WordingDifference(IReadOnlyList<ClauseChange> Changes, int Same)
{
    /// <summary>How many read otherwise.</summary>
    public string Sentence => Changes.Count == 0
        ? "Every clause reads the same."
        : $"{(Changes.Count == 1 ? "One clause or heading reads" : $"{Changes.Count} clauses and headings read")} otherwise, {Same} the same.";

    /// <param name="versions">Whether one document follows the other.</param>
    public static WordingDifference Between(PolicyDocument before, PolicyDocument after, bool versions)
    {
        var left = TrackedText.MostPairs;
        var pairs = ClausePairs.Of(WrittenClause.Of(before), WrittenClause.Of(after), versions);
        var changes = new List<ClauseChange>();
        foreach (var pair in pairs.Where(pair => pair.IsMoved || pair.Before?.Heading != pair.After?.Heading || pair.Before?.Text != pair.After?.Text))
        {
            changes.Add(new ClauseChange(
                pair,
                TrackedText.Of(pair.Before?.Heading ?? "", pair.After?.Heading ?? "", ref left),
                TrackedText.Of(pair.Before?.Text ?? "", pair.After?.Text ?? "", ref left)));
        }

        return new WordingDifference(changes, pairs.Count - changes.Count);
    }
}
