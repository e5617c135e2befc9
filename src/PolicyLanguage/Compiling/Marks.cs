namespace Countersign.PolicyLanguage.Compiling;

/// <summary>What is known speaks for and against the rules of a cell: a bit for each rule, so that all of them are weighed at once.</summary>
internal record struct Marks
{
    /// <summary>Rules of which a part that must hold does not, is not given, or cannot be known.</summary>
    public ulong Fails, NotGiven, NotKnown;

    /// <summary>The same of what defeats a rule: it holds, is not given, or cannot be known.</summary>
    public ulong Lifted, LiftNotGiven, LiftNotKnown;

    /// <summary>What one fact of this truth says of the rules.</summary>
    public static Marks Of(IReadOnlyList<Rule> rules, Word fact, Truth known)
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

        return marks;
    }

    public void Add(in Marks other)
    {
        Fails |= other.Fails;
        NotGiven |= other.NotGiven;
        NotKnown |= other.NotKnown;
        Lifted |= other.Lifted;
        LiftNotGiven |= other.LiftNotGiven;
        LiftNotKnown |= other.LiftNotKnown;
    }

    /// <summary>Takes in something that these rules need.</summary>
    public void Require(ulong rules, Truth part)
    {
        Fails |= part == Truth.False ? rules : 0;
        NotGiven |= part == Truth.NotGiven ? rules : 0;
        NotKnown |= part == Truth.NotKnown ? rules : 0;
    }

    /// <summary>Takes in something that defeats these rules where it holds.</summary>
    public void Lift(ulong rules, Truth part)
    {
        Lifted |= part == Truth.True ? rules : 0;
        LiftNotGiven |= part == Truth.NotGiven ? rules : 0;
        LiftNotKnown |= part == Truth.NotKnown ? rules : 0;
    }

    private static Truth As(Condition condition, Truth known) =>
        known == Truth.NotGiven && condition.Stated ? Truth.False : known.Expecting(condition.Holds);
}
