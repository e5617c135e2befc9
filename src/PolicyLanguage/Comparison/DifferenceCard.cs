using Countersign.PolicyLanguage.Comparison.Practice;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>One difference for people who decide: in which situation, how it was, how it becomes.</summary>
/// <param name="Heading">The part of the policy under which it is found: <c>What is answered</c>.</param>
/// <param name="Situation">Such as <c>Staff to connect with a former pupil</c>.</param>
/// <param name="Before">A sentence without its full stop; empty where this side says nothing.</param>
/// <param name="Example">One person or day of which it is true; null where the situation says so already.</param>
public sealed record DifferenceCard(string Heading, string Situation, string Before, string After, string? Example)
{
    /// <summary>For how long the two differ about the person of the example, as a sentence; null where no date matters.</summary>
    public string? Sides { get; private init; }

    /// <summary>The clauses on which each side rests; empty on a side that says nothing.</summary>
    public IReadOnlyList<string> ClausesBefore { get; private init; } = [];

    public IReadOnlyList<string> ClausesAfter { get; private init; } = [];

    internal DifferenceWeight Weight { get; private init; }

    internal bool IsSafeguarding { get; private init; }

    internal static DifferenceCard Of(Difference difference) =>
        new("What is answered", difference.Asked, English.Capital(difference.SaidBefore), English.Capital(difference.SaidAfter), difference.Case)
        {
            Sides = difference.Sides,
            ClausesBefore = difference.ClausesBefore,
            ClausesAfter = difference.ClausesAfter,
            Weight = DifferenceWeights.Of(difference.Before, difference.After),
            IsSafeguarding = Speaks(difference.Asked, difference.SaidBefore, difference.SaidAfter),
        };

    // A concern is named by its situation, so one case of it would only be the same once more.
    internal static DifferenceCard Of(PracticeChange change) => new(
        PolicyDifference.Heading(change.Part),
        change.Situation,
        English.Capital(change.Before),
        English.Capital(change.After),
        change.Part == PracticePart.Concerns ? null : change.Example)
    {
        ClausesBefore = change.ClausesBefore,
        ClausesAfter = change.ClausesAfter,
        Weight = DifferenceWeights.Of(change),
        IsSafeguarding = change.IsSafeguarding || (change.Part != PracticePart.Concerns && Speaks(change.Situation, change.Before, change.After)),
    };

    private static bool Speaks(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Contains("safeguarding", StringComparison.OrdinalIgnoreCase) || text.Contains("child protection", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
