using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>What is due otherwise: what recurs, and the review of the document itself.</summary>
internal sealed class RecurringComparison(PolicyDocument old, PolicyDocument @new, DateOnly today, DifferenceWording telling)
{
    public IEnumerable<PracticeChange> Run() =>
        BlockMatcher.Of(old.Cadences, @new.Cadences, (one, other) => Said(old, one) == Said(@new, other), cadence => cadence.Id, cadence => cadence.Task.ToUpperInvariant())
            .Select(pair => new PracticeChange(PracticePart.Recurring, telling.Both(Quoted(old, pair.Before), Quoted(@new, pair.After)) + ".", Dates(Next(old, pair.Before), Next(@new, pair.After), pair.Before is not null, pair.After is not null))
            {
                ClausesBefore = pair.Before is null ? [] : [pair.Before.Clause.Id],
                ClausesAfter = pair.After is null ? [] : [pair.After.Clause.Id],
            })
            .Concat(Review());

    private IEnumerable<PracticeChange> Review()
    {
        var (before, after) = (Said(old.Front), Said(@new.Front));
        return before == after ? [] : [new PracticeChange(PracticePart.Recurring, $"The review of this policy: {telling.Both(before, after)}.", Dates(Next(old.Front), Next(@new.Front)))];
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
        front.ReviewDue ?? (front.ReviewMonths is { } months ? Recurrence.Next(front.Reviewed ?? front.Ratified ?? front.Issued, new Interval(months, IntervalUnit.Month), today) : null);

    private DateOnly? Next(PolicyDocument policy, Cadence? cadence) => cadence is null ? null : Recurrence.Next(cadence.Due?.Day, cadence.EveryUnder(policy), today);

    // Where one side does not have it at all, the sentence says so already.
    private string? Dates(DateOnly? before, DateOnly? after, bool had = true, bool has = true) =>
        before == after ? null
        : $"It is next due, counted from the date that the text gives or else from {English.Day(today)}: {telling.Both(had ? Day(before) : "", has ? Day(after) : "")}.";

    private static string Day(DateOnly? day) => day is { } known ? English.Day(known) : "on no day that can be counted";

    private static string Quoted(PolicyDocument policy, Cadence? cadence) => cadence is null ? "" : Said(policy, cadence);

    // Only what is done: a setting stands for its value, and the reason changes nothing.
    private static string Said(PolicyDocument policy, Cadence cadence)
    {
        var every = cadence.EveryUnder(policy);
        var plain = cadence with { Every = every, EverySetting = every is null ? cadence.EverySetting : null, When = [.. cadence.When.Distinct().Order(StringComparer.Ordinal)], For = [.. cadence.For.DistinctBy(word => word.Name).OrderBy(word => word.Name, StringComparer.Ordinal)], Because = null };
        return ReadBack.Sentence(plain).TrimEnd('.') + (cadence.Strength == Strength.Must ? "" : $" ({WorkWords.Of(cadence.Strength)})");
    }
}
