using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Reads a document as a careful clerk would and says what governors may want to look at. It judges the text, never a school.</summary>
public static class Lint
{
    private static readonly Func<LintText, IEnumerable<Finding>>[] Checks =
    [
        WordingChecks.Placeholders,
        WordingChecks.Residue,
        WordingChecks.Brackets,
        WordingChecks.DoubledSentences,
        PromiseChecks.OpenIntervals,
        PromiseChecks.Claims,
        PromiseChecks.Lists,
        ListChecks.Unfinished,
        ListChecks.SameSummaries,
        ListChecks.Uneven,
        PromiseChecks.Settings,
        PromiseChecks.MixedDuties,
        NameChecks.Acronyms,
        NameChecks.Companions,
        DateChecks.Particulars,
        DateChecks.Overdue,
        DateChecks.Disagreements,
        IssueChecks.TwoDates,
        DateChecks.Editions,
        RoleChecks.TwoRoutes,
        ConcernChecks.SecondWay,
        ConcernChecks.TwoReports,
        ConcernChecks.ManyRecipients,
        RoleChecks.RoutesToSubject,
        RoleChecks.JudgesOfOwnWork,
        RoleChecks.NobodyNamed,
        ScopeChecks.UnevenScope,
        ScopeChecks.OnlyMadeAware,
        GroupChecks.BothAtOnce,
        GroupChecks.PartOfGroup,
        GroupChecks.UndefinedRelations,
        TensionChecks.BarredAndProvidedFor,
        TensionChecks.OpenBesideBounded,
        TensionChecks.TwoStrengths,
        TensionChecks.UnknownGravities,
        HeadingChecks.EmptyPromises,
        SettledChecks.Settled,
        GapChecks.Consider,
    ];

    /// <summary>Everything found, in the order of the text; matters to consider come last.</summary>
    /// <param name="today">The day on which it is asked; what is overdue or stale depends on it.</param>
    public static IReadOnlyList<Finding> Of(PolicyDocument policy, DateOnly today)
    {
        var text = new LintText(policy, today, LintWords.Core);
        return [.. Checks.SelectMany(check => check(text)).Distinct().OrderBy(finding => finding.Kind == FindingKind.Consider).ThenBy(finding => finding.Line)];
    }
}
