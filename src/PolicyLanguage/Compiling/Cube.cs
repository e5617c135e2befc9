namespace Countersign.PolicyLanguage.Compiling;

/// <summary>One rule over the bits of its cell. A mask of zero asks nothing.</summary>
internal sealed class Cube
{
    public required RuleVerdict Verdict { get; init; }

    public required ulong With { get; init; }

    public required ulong On { get; init; }

    /// <summary>Facts that defeat the rule when they hold, and when they do not.</summary>
    public required ulong AgainstYes { get; init; }

    public required ulong AgainstNo { get; init; }

    /// <summary>Stated conditions of `when`: silence defeats the rule.</summary>
    public required ulong AgainstSilence { get; init; }

    /// <summary>Facts that have to be asked for.</summary>
    public required ulong Asks { get; init; }

    public required ulong Mentions { get; init; }

    public required Limb[] Limbs { get; init; }

    public required bool Latest { get; init; }

    /// <summary>Whether years after leaving end with the anniversary or before it.</summary>
    public required YearsEnd YearsEnd { get; init; }

    /// <summary>Places in the cell of the rules that defeat this one where they apply.</summary>
    public required int[] Except { get; init; }

    public required bool HasDuties { get; init; }

    /// <summary>Whether the rule applies, its exceptions included.</summary>
    public Truth Applies(in Situation situation, Cube[] cell)
    {
        var silent = situation.Silent;
        if (((situation.Yes & AgainstYes) | (situation.No & AgainstNo) | (silent & AgainstSilence)) != 0)
        {
            return Truth.False;
        }

        var with = Slot(With, situation.With);
        var on = Slot(On, situation.On);
        if (with == Truth.False || on == Truth.False)
        {
            return Truth.False;
        }

        var notGiven = with == Truth.NotGiven || on == Truth.NotGiven || (silent & Asks) != 0;
        var notKnown = (situation.Unknown & Mentions) != 0;
        if (Limbs.Length > 0 && !Holds(Waits(in situation), ref notGiven, ref notKnown))
        {
            return Truth.False;
        }

        foreach (var place in Except)
        {
            if (!Holds(cell[place].Applies(in situation, cell).Not(), ref notGiven, ref notKnown))
            {
                return Truth.False;
            }
        }

        return notGiven ? Truth.NotGiven : notKnown ? Truth.NotKnown : Truth.True;
    }

    /// <summary>Whether the asker could be asked for anything that the rule itself names.</summary>
    public bool LacksFacts(in Situation situation)
    {
        if ((With != 0 && situation.With == 0) || (On != 0 && situation.On == 0) || (situation.Silent & Asks) != 0)
        {
            return true;
        }

        foreach (var limb in Limbs)
        {
            if (Bars(limb, in situation) == Truth.NotGiven)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(Truth part, ref bool notGiven, ref bool notKnown)
    {
        notGiven |= part == Truth.NotGiven;
        notKnown |= part == Truth.NotKnown;
        return part != Truth.False;
    }

    private static Truth Slot(ulong rule, ulong asked) =>
        rule == 0 || (rule & asked) != 0 ? Truth.True
        : asked == 0 ? Truth.NotGiven
        : Truth.False;

    private Truth Waits(in Situation situation)
    {
        var (decisive, otherwise) = Latest ? (Truth.True, Truth.False) : (Truth.False, Truth.True);
        foreach (var limb in Limbs)
        {
            var bars = Bars(limb, in situation);
            if (bars == decisive)
            {
                return decisive;
            }

            if (bars == Truth.NotGiven || (bars == Truth.NotKnown && otherwise != Truth.NotGiven))
            {
                otherwise = bars;
            }
        }

        return otherwise;
    }

    private Truth Bars(Limb limb, in Situation situation)
    {
        var birth = limb.From == DateFact.Birth;
        var from = birth ? situation.Born : situation.Left;
        if (from.IsGiven)
        {
            return !situation.Asked.IsGiven ? Truth.NotGiven : IsBefore(situation.Asked, from.Anniversary(limb.Years), inclusive: !birth && YearsEnd == YearsEnd.WithTheDay) ? Truth.True : Truth.False;
        }

        if (birth ? situation.BornUnknown : situation.LeftUnknown)
        {
            return Truth.NotKnown;
        }

        var years = birth ? situation.Aged : situation.LeftYearsAgo;
        return years < 0 || (!birth && years == limb.Years) ? Truth.NotGiven : years < limb.Years ? Truth.True : Truth.False;
    }

    // Years after a date end with that day, save on the last day there is; an age is reached at the start of its own.
    private static bool IsBefore(Day asked, Day end, bool inclusive) => asked.Packed < end.Packed || (inclusive && asked == end && end != Day.Last);
}
