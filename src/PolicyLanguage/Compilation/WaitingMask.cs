using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>A waiting time and the rules of a cell that run for as long as it does.</summary>
/// <param name="dates">The days that the document has words for, in the order in which a situation gives them.</param>
internal sealed class WaitingMask(Waiting until, YearsEnd ends, ulong rules, List<Word> dates)
{
    private readonly (Limb Limb, int Place)[] limbs = [.. until.Limbs.Select(limb => (limb, limb.Since is { } since ? dates.IndexOf(since) : -1))];
    private readonly bool latest = until.Latest;
    private readonly bool inclusive = ends == YearsEnd.WithTheDay;

    public ulong Rules { get; } = rules;

    /// <summary>Whether it still runs on the day asked.</summary>
    public Truth Runs(in EncodedQuestion situation)
    {
        var (decisive, otherwise) = latest ? (Truth.True, Truth.False) : (Truth.False, Truth.True);
        foreach (var (limb, place) in limbs)
        {
            var bars = Bars(limb, place, in situation);
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

    private Truth Bars(Limb limb, int place, in EncodedQuestion situation)
    {
        var birth = limb.From == DateFact.Birth;
        var from = place >= 0 ? situation.Dates![place] : birth ? situation.Born : situation.Left;
        if (from.IsGiven)
        {
            return !situation.Asked.IsGiven
                ? Truth.NotGiven
                : IsBefore(situation.Asked, from.Later(limb.Years, limb.Months), !birth && inclusive) ? Truth.True : Truth.False;
        }

        if (place >= 0 ? (situation.DatesUnknown >> place & 1) != 0 : birth ? situation.BornUnknown : situation.LeftUnknown)
        {
            return Truth.NotKnown;
        }

        var years = place >= 0 ? -1 : birth ? situation.Aged : situation.LeftYearsAgo;
        return years < 0 || (!birth && years == limb.Years) ? Truth.NotGiven : years < limb.Years ? Truth.True : Truth.False;
    }

    // Years after a date end with that day, save on the last day there is; an age is reached at the start of its own.
    private static bool IsBefore(Day asked, Day end, bool inclusive) => asked.Packed < end.Packed || (inclusive && asked == end && end != Day.Last);
}
