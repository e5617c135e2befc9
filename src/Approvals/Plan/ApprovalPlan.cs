using Countersign.Approvals.Model;
using Countersign.People.Records;

namespace Countersign.Approvals.Plan;

/// <summary>A line that somebody who signs confirms, and the clause it comes from.</summary>
/// <param name="Number">From 1; one clause may stand behind several lines.</param>
public sealed record ChecklistLine(int Number, string Clause, string Question)
{
    /// <summary>The number of the signature with which it is confirmed. Most go to whoever signs first: later signatures rest on them.</summary>
    public int With { get; init; } = 1;

    /// <summary>The words of the clause as they are now.</summary>
    public string? ClauseText { get; init; }

    /// <summary>The hash of the document in which the clause stands, where that is not the school's own; else null.</summary>
    public string? ClauseAbove { get; init; }
}

/// <summary>A fact on which the policy turns, and the question put to the author.</summary>
/// <param name="Refuses">Whether the policy takes nothing of which it holds. Those are asked together, as a list to tick.</param>
public sealed record PlanQuestion(string Fact, string Question, bool Refuses);

/// <summary>What the policy in force asks of one thing before it takes effect.</summary>
/// <param name="Policy">The hash of the school's document, to which a fingerprint is bound; <c>none</c> where no policy is in force.</param>
/// <param name="Refusals">Why nobody may sign it as it is.</param>
/// <param name="Asks">What the author has to write down, such as <c>purpose</c>.</param>
/// <param name="Silent">What people are told where the policy says nothing of such things; null where it speaks.</param>
public sealed record ApprovalPlan(
    ApprovalKind Kind,
    string Policy,
    IReadOnlyList<PlannedSignature> Signatures,
    IReadOnlyList<ChecklistLine> Checklist,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<PlanQuestion> Questions,
    IReadOnlyList<string> Asks,
    string? Silent)
{
    /// <summary>
    /// A hash of what documents above the school's own ask; null where they ask nothing. A fingerprint is bound to it as to
    /// <see cref="Policy"/>: an edition of the law that asks the same voids nothing.
    /// </summary>
    public string? Above { get; init; }

    /// <summary>Since when the policy has been in force, where it followed another: that changed who signs; null otherwise.</summary>
    public DateTimeOffset? PolicyChangedAt { get; init; }

    /// <summary>Everybody who works here today; null where that was not read, and then nobody's signature is weighed by it.</summary>
    public IReadOnlyList<StaffMember>? Here { get; init; }

    /// <summary>The lines that are confirmed with this signature.</summary>
    public IReadOnlyList<ChecklistLine> ChecklistOf(PlannedSignature signature) => [.. Checklist.Where(line => line.With == signature.Number)];
}
