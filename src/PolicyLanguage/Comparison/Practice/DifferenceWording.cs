using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>Puts differences into sentences.</summary>
/// <param name="Before">What stands before the first answer: <c>was</c>, or the short name of a document.</param>
internal sealed record DifferenceWording(string Before, string After)
{
    /// <summary>Both answers: <c>was allowed, becomes forbidden</c>.</summary>
    public TwoSides Both(AnswerOutcome before, AnswerOutcome after, IReadOnlyList<Duty> added, IReadOnlyList<Duty> removed) =>
        new(Alone(before, removed), Alone(after, added), Told(before, after, added, removed));

    private static string Alone(AnswerOutcome outcome, IReadOnlyList<Duty> duties) =>
        Said(outcome) + (duties.Count == 0 ? "" : $"; to do: {English.And(duties.Select(duty => duty.ToString()))}");

    private string Told(AnswerOutcome before, AnswerOutcome after, IReadOnlyList<Duty> added, IReadOnlyList<Duty> removed) =>
        before != after ? Versions ? $"{Before} {Said(before)}, {After} {Said(after)}" : $"{Said(before)} under {Before}, {Said(after)} under {After}"
        : string.Join("; ", ((string[])
        [
            $"{(Versions ? "still" : "under both")} {Said(before)}",
            removed.Count == 0
                ? ""
                : $"{(Versions ? "no longer to do" : $"only under {Before} to do")}: {English.And(removed.Select(duty => duty.ToString()))}",
            added.Count == 0 ? "" : $"{(Versions ? "new to do" : $"only under {After} to do")}: {English.And(added.Select(duty => duty.ToString()))}",
        ]).Where(part => part.Length > 0));

    /// <summary>Both sides of anything else; an empty side says nothing: <c>was: within 1 day; becomes: within 2 days</c>.</summary>
    public TwoSides Both(string before, string after) => new(before, after, (before.Length, after.Length) switch
    {
        (0, _) => Versions ? $"new: {after}" : $"only under {After}: {after}",
        (_, 0) => Versions ? $"no longer: {before}" : $"only under {Before}: {before}",
        _ => Versions ? $"was: {before}; becomes: {after}" : $"under {Before}: {before}; under {After}: {after}",
    });

    /// <summary>What came and what went of two lists whose order says nothing, in one sentence; empty where they are the same.</summary>
    public TwoSides Both(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (one, other) = (before.ToList(), after.ToList());
        return TwoSides.Joined([.. one.Except(other).Select(gone => Both(gone, "")), .. other.Except(one).Select(come => Both("", come))]);
    }

    /// <summary>One answer as it stands after <c>was</c>.</summary>
    public static string Said(AnswerOutcome outcome) => VerdictWords.Was(outcome.Verdict, outcome.Signatures, outcome.Decider);

    private bool Versions => Before == "was";
}
