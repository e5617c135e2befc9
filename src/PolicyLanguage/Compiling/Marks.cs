using System.Runtime.Intrinsics;

namespace Countersign.PolicyLanguage.Compiling;

/// <summary>What is known speaks for and against the rules of a cell: a bit for each rule, so that all of them are weighed at once.</summary>
/// <param name="False">Rules that do not apply.</param>
/// <param name="NotGiven">Rules that turn on something that nobody gave.</param>
/// <param name="NotKnown">Rules that turn on something that cannot be known.</param>
/// <param name="Unmet">Rules of which a part that must hold does not, or may not. A rule that is false and not unmet is defeated by an exception.</param>
internal record struct Marks(ulong False, ulong NotGiven, ulong NotKnown, ulong Unmet)
{
    public Marks(Vector256<ulong> marks)
        : this(marks[0], marks[1], marks[2], marks[3])
    {
    }

    /// <summary>For each truth of one fact, what it says of the rules.</summary>
    public static Vector256<ulong>[] Of(IReadOnlyList<Rule> rules, Word fact) => [.. Enum.GetValues<Truth>().Select(known => Of(rules, fact, known))];

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

    private static Vector256<ulong> Of(IReadOnlyList<Rule> rules, Word fact, Truth known)
    {
        var marks = default(Marks);
        for (var place = 0; place < rules.Count; place++)
        {
            foreach (var when in rules[place].When.Where(when => when.Fact == fact))
            {
                marks.Require(1UL << place, As(when, known));
            }

            foreach (var unless in rules[place].Unless.Where(unless => unless.Fact == fact))
            {
                marks.Lift(1UL << place, As(unless, known));
            }
        }

        return Vector256.Create(marks.False, marks.NotGiven, marks.NotKnown, marks.Unmet);
    }

    private static Truth As(Condition condition, Truth known) =>
        known == Truth.NotGiven && condition.Stated ? Truth.False : known.Expecting(condition.Holds);
}
