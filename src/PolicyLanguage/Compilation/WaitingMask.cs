using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>A waiting time and the rules of a cell that run for as long as it does.</summary>
internal sealed class WaitingMask(Waiting until, YearsEnd ends, ulong rules)
{
    private readonly Limb[] limbs = [.. until.Limbs];
    private readonly bool latest = until.Latest;
    private readonly bool inclusive = ends == YearsEnd.WithTheDay;

    public ulong Rules { get; } = rules;

    /// <summary>Whether it still runs on the day asked.</summary>
    public Truth Runs(in EncodedQuestion situation)
    {
        var (decisive, otherwise) = latest ? (Truth.True, Truth.False) : (Truth.False, Truth.True);
        foreach (var limb in limbs)
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

    private Truth Bars(Limb limb, in EncodedQuestion situation)
    {
        var birth = limb.From == DateFact.Birth;
        var from = birth ? situation.Born : situation.Left;
        if (from.IsGiven)
        {
            return !situation.Asked.IsGiven
                ? Truth.NotGiven
                : IsBefore(situation.Asked, from.Anniversary(limb.Years), !birth && inclusive) ? Truth.True : Truth.False;
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
