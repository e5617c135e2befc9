using Countersign.PolicyLanguage.Comparison.Practice;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>How much hangs on a difference, the most first: what governors must not overlook stands before what they may look up.</summary>
internal enum DifferenceWeight
{
    /// <summary>A yes becomes a no or a no a yes, a duty to report comes or goes, or a worry about a child goes to somebody else.</summary>
    Decisive,

    /// <summary>Something is no longer said clearly or is now, a concern goes another way, or something else follows a breach.</summary>
    Serious,

    /// <summary>Somebody else signs or decides.</summary>
    Signing,

    /// <summary>Dates, lists, roles, and what is open until more is said.</summary>
    Other,
}

/// <summary>Weighs differences against one another.</summary>
internal static class DifferenceWeights
{
    public static DifferenceWeight Of(Answer before, Answer after) =>
        before.Verdict is Verdict.NeedsFacts || after.Verdict is Verdict.NeedsFacts ? DifferenceWeight.Other
        : (Stance(before), Stance(after)) is (true, false) or (false, true) || !Reports(before).SetEquals(Reports(after)) ? DifferenceWeight.Decisive
        : Stance(before) != Stance(after) ? DifferenceWeight.Serious
        : before.Verdict != after.Verdict || before.DecidedBy != after.DecidedBy
            || !before.Signatures.SequenceEqual(after.Signatures) ? DifferenceWeight.Signing
        : DifferenceWeight.Other;

    public static DifferenceWeight Of(PracticeChange change) => change.Part switch
    {
        PracticePart.Concerns when change.IsSafeguarding => DifferenceWeight.Decisive,
        PracticePart.Concerns or PracticePart.Breaches => DifferenceWeight.Serious,
        PracticePart.Signing => DifferenceWeight.Signing,
        _ => DifferenceWeight.Other,
    };

    // Yes, no, or neither.
    private static bool? Stance(Answer answer) => answer.Verdict switch
    {
        Verdict.Allowed or Verdict.AllowedOnce => true,
        Verdict.Forbidden => false,
        _ => null,
    };

    private static HashSet<Duty> Reports(Answer answer) => [.. answer.Duties.Where(duty => duty is Duty.ReportTo or Duty.ReferTo)];
}
