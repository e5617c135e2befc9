using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>What is due otherwise: what recurs, and the review of the document itself.</summary>
internal sealed class RecurringComparison(PolicyLayers old, PolicyLayers @new, DateOnly today, DifferenceWording telling)
{
    public IEnumerable<PracticeChange> Run() =>
        BlockMatcher.Of(
            old.Cadences,
            @new.Cadences,
            (one, other) => Said(old, one.Said) == Said(@new, other.Said),
            cadence => cadence.Said.Id,
            cadence => cadence.Said.Task.ToUpperInvariant())
            .Select(pair => (pair.Before, pair.After, Sides: telling.Both(Quoted(old, pair.Before?.Said), Quoted(@new, pair.After?.Said))))
            .Select(pair => new PracticeChange(PracticePart.Recurring, English.Capital((pair.After ?? pair.Before)!.Said.Task), pair.Sides)
            {
                Sentence = pair.Sides.Said + ".",
                Example = Dates(Next(old, pair.Before?.Said), Next(@new, pair.After?.Said), pair.Before is not null, pair.After is not null),
                ClausesBefore = WorkWords.Clauses(old, pair.Before, cadence => cadence.Clause),
                ClausesAfter = WorkWords.Clauses(@new, pair.After, cadence => cadence.Clause),
            })
            .Concat(Review());

    private IEnumerable<PracticeChange> Review()
    {
        var (before, after) = (Said(old.Lowest.Front), Said(@new.Lowest.Front));
        return before == after ? [] : [new PracticeChange(PracticePart.Recurring, "The review of this policy", telling.Both(before, after))
        {
            Example = Dates(Next(old.Lowest.Front), Next(@new.Lowest.Front)),
        }];
    }

    private static string Said(FrontMatter front)
    {
        string?[] parts =
        [
            front.ReviewMonths is { } months ? $"every {(months == 1 ? "month" : $"{months} months")}" : null,
            front.ReviewedOnNews ? "when news arrives" : null,
            front.ReviewDue is { } due ? $"due {English.Day(due)}" : null,
        ];
        return parts.Any(part => part is not null) ? string.Join(", ", parts.OfType<string>()) : "the text does not say when";
    }

    private DateOnly? Next(FrontMatter front) =>
        front.ReviewDue ?? (front.ReviewMonths is { } months
            ? Recurrence.Next(front.Reviewed ?? front.Ratified ?? front.Issued, new Interval(months, IntervalUnit.Month), today)
            : null);

    private DateOnly? Next(PolicyLayers policy, Cadence? cadence) => cadence is null ? null : Recurrence.Next(cadence.Due?.Day, policy.Every(cadence), today);

    // Where one side does not have it at all, the sentence says so already.
    private string? Dates(DateOnly? before, DateOnly? after, bool had = true, bool has = true) =>
        before == after ? null
        : "It is next due, counted from the date that the text gives or else from "
            + $"{English.Day(today)}: {telling.Both(had ? Day(before) : "", has ? Day(after) : "").Said}.";

    private static string Day(DateOnly? day) => day is { } known ? English.Day(known) : "on no day that can be counted";

    private static string Quoted(PolicyLayers policy, Cadence? cadence) => cadence is null ? "" : Said(policy, cadence);

    // Only what is done: a setting stands for its value, and the reason changes nothing.
    private static string Said(PolicyLayers policy, Cadence cadence)
    {
        var every = policy.Every(cadence);
        var plain = cadence with
        {
            Every = every,
            EverySetting = every is null ? cadence.EverySetting : null,
            When = [.. cadence.When.Distinct().Order(StringComparer.Ordinal)],
            For = [.. cadence.For.DistinctBy(word => word.Name).OrderBy(word => word.Name, StringComparer.Ordinal)],
            Because = null,
        };
        return ReadBack.Sentence(plain).TrimEnd('.') + (cadence.Strength == Strength.Must ? "" : $" ({WorkWords.Of(cadence.Strength)})");
    }
}
