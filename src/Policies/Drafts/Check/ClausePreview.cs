using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Read;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;

namespace Countersign.Policies.Drafts.Check;

/// <summary>What a clause means as it stands, what is wrong with it, and which answers it changes.</summary>
internal sealed record ClausePreview(
    IReadOnlyList<Shown> Meaning,
    IReadOnlyList<Problem> Problems,
    int ProblemsElsewhere,
    IReadOnlyList<ExampleRun> Failing,
    IReadOnlyList<ExampleChange> Changed,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The draft with what was typed.</summary>
    public required DraftReport Report { get; init; }

    /// <param name="before">The draft as it was saved last.</param>
    /// <param name="floor">The day on which dates are weighed, and the policy above.</param>
    public static ClausePreview Of(PolicyDraft draft, DraftClause clause, DraftReport before, Baseline floor) =>
        Of(clause, before, DraftReport.Of(draft), floor);

    public static ClausePreview Of(DraftClause clause, DraftReport before, DraftReport now, Baseline floor)
    {
        List<Problem> here = [.. now.ProblemsOf(clause.Id)];
        var meaning = now.Document is null || clause.Number is null ? [] : PolicyView.Of(now.Document)
            .SkipWhile(shown => shown is not Shown.Heading heading || heading.Clause != clause.Number).Skip(1).TakeWhile(shown => shown is not Shown.Heading);
        return new ClausePreview([.. meaning.Where(shown => shown is not Shown.Prose)], here,
        now.Problems.Count - here.Count, [.. now.FailingOf(clause.Id)], DraftReport.Changed(before, now),
            [.. now.Findings(floor.Today, floor.Above).Where(finding => finding.Clause is not null && finding.Clause == clause.Number)])
        { Report = now };
    }
}
