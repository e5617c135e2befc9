using System.Runtime.Intrinsics;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>What is known speaks for and against the rules of a cell: a bit for each rule, so that all of them are weighed at once.</summary>
/// <param name="False">Rules that do not apply.</param>
/// <param name="NotGiven">Rules that turn on something that nobody gave.</param>
/// <param name="NotKnown">Rules that turn on something that cannot be known.</param>
/// <param name="Unmet">Rules of which a part that must hold does not, or may not. A rule that is false and not unmet is defeated by an exception.</param>
internal record struct RuleMask(ulong False, ulong NotGiven, ulong NotKnown, ulong Unmet)
{
    public const int FactsTogether = 2;

    public RuleMask(Vector256<ulong> marks)
        : this(marks[0], marks[1], marks[2], marks[3])
    {
    }

    /// <summary>For each of the sixteen things that can be known of a pair of facts, what it says of the rules; one fact alone has no second.</summary>
    public static IEnumerable<Vector256<ulong>> Together(IReadOnlyList<Rule> rules, FactTest[] pair)
    {
        var (first, second) = (Of(rules, pair[0]), pair.Length > 1 ? Of(rules, pair[1]) : new Vector256<ulong>[4]);
        return Enumerable.Range(0, 16).Select(state => first[(int)Known(state)] | second[(int)Known(state >> 1)]);
    }

    /// <summary>Takes in something that these rules need.</summary>
    public void Require(ulong rules, Truth part)
    {
        False |= part == Truth.False ? rules : 0;
        NotGiven |= part == Truth.NotGiven ? rules : 0;
        NotKnown |= part == Truth.NotKnown ? rules : 0;
        Unmet |= part != Truth.True ? rules : 0;
    }

    /// <summary>Takes in something that defeats these rules where it holds.</summary>
    public void Lift(ulong rules, Truth part)
    {
        False |= part == Truth.True ? rules : 0;
        NotGiven |= part == Truth.NotGiven ? rules : 0;
        NotKnown |= part == Truth.NotKnown ? rules : 0;
    }

    // One bit where it is true or cannot be known, and another where it is false or cannot be known.
    private static Truth Known(int state) => (state & 1, state >> FactsTogether & 1) switch
    {
        (0, 0) => Truth.NotGiven,
        (1, 0) => Truth.True,
        (0, 1) => Truth.False,
        _ => Truth.NotKnown,
    };

    private static Vector256<ulong>[] Of(IReadOnlyList<Rule> rules, FactTest fact) => [.. Enum.GetValues<Truth>().Select(known => Of(rules, fact, known))];

    private static Vector256<ulong> Of(IReadOnlyList<Rule> rules, FactTest fact, Truth known)
    {
        var marks = default(RuleMask);
        for (var place = 0; place < rules.Count; place++)
        {
            foreach (var when in rules[place].When.Where(when => when.Test == fact))
            {
                marks.Require(1UL << place, As(when, known));
            }

            foreach (var unless in rules[place].Unless.Where(unless => unless.Test == fact))
            {
                marks.Lift(1UL << place, As(unless, known));
            }
        }

        return Vector256.Create(marks.False, marks.NotGiven, marks.NotKnown, marks.Unmet);
    }

    private static Truth As(Condition condition, Truth known) =>
        known == Truth.NotGiven && condition.OnlyIfClaimed ? Truth.False : known.Expecting(condition.Holds);
}
