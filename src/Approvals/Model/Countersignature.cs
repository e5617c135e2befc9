using Countersign.PolicyLanguage.Model;

namespace Countersign.Approvals.Model;

/// <summary>One person's name, bound to the fingerprint of exactly what they saw.</summary>
/// <param name="Number">The place in the plan, from 1, of the signature that it is.</param>
/// <param name="Role">The role in which they signed; null for a colleague.</param>
/// <param name="Confirmed">The numbers of the checklist lines they confirmed; all lines under the plan of the fingerprint.</param>
public sealed record Countersignature(
    int Number,
    SigningAct Act,
    string? Role,
    PersonId Person,
    DateTimeOffset At,
    string Fingerprint,
    IReadOnlyList<int> Confirmed)
{
    /// <summary>
    /// What changed the power of whoever signed, or of everybody, within the week before they did, such as <c>role given, policy put in force</c>; null where
    /// nothing did.
    /// </summary>
    public string? After { get; init; }

    /// <summary>How many had given this signature before and no longer count: they left, or lost the role.</summary>
    public int Again { get; init; }
}
