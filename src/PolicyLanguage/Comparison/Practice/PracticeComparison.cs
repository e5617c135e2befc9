using Countersign.PolicyLanguage.Evaluation;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Everything that two documents have done differently besides what they answer.</summary>
internal static class PracticeComparison
{
    /// <summary>Part by part, each in the order of the documents.</summary>
    public static IReadOnlyList<PracticeChange> Between(PolicyLayers old, PolicyLayers @new, DateOnly today, DifferenceWording telling) =>
    [
        .. new PracticeChange[][]
        {
            [.. new ProcedureComparison(old, @new, telling).Run()],
            [.. new RouteComparison(old, @new, telling).Run()],
            [.. new LadderComparison(old, @new, telling).Run()],
            [.. new ListsComparison(old, @new, telling).Run()],
            [.. new RecurringComparison(old, @new, today, telling).Run()],
            [.. new PeopleComparison(old, @new, telling).Run()],
        }.SelectMany(changes => changes).OrderBy(change => change.Part),
    ];
}
