using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Dates as the documents count them.</summary>
internal static class Calendar
{
    private const string Ages = "An age is reached at the start of the birthday, and 29 February means 1 March in a common year. ";

    /// <summary>How the document counts, in words.</summary>
    /// <param name="months">Whether months were counted too.</param>
    public static string Convention(YearsEnd ends, bool months) => (ends == YearsEnd.WithTheDay
        ? Ages + "Years after a date end with that day, so the first free day is the day after."
        : Ages + "Years after a date end before that day, which is the first free day.")
        + (months ? " Months are counted alike; where a month lacks the day they end with its last." : "");

    /// <summary>The same day some years later; 29 February means 1 March in a common year (Family Law Reform Act 1969 s.9).</summary>
    public static DateOnly Anniversary(DateOnly day, int years)
    {
        var year = day.Year + years;
        return year > 9998 ? DateOnly.MaxValue
            : day is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new DateOnly(year, 3, 1)
            : new DateOnly(year, day.Month, day.Day);
    }

    /// <summary>
    /// The same day so much later. Months that make whole years are years; others end with the last day of a month that is too short
    /// (Dodds v Walker [1981] 1 WLR 1027).
    /// </summary>
    public static DateOnly Later(DateOnly day, int years, int months) =>
        months == 0 ? Anniversary(day, years)
        : day.Year + years > 9997 ? DateOnly.MaxValue
        : day.AddMonths((years * 12) + months);

    /// <summary>The first day on which a limb no longer bars; null where its date is not known.</summary>
    public static DateOnly? FreeDay(Limb limb, Question question, YearsEnd ends) =>
        question.From(limb) is not { } from ? null
        : limb.From == DateFact.Birth || ends == YearsEnd.BeforeTheDay ? Later(from, limb.Years, limb.Months)
        : After(Later(from, limb.Years, limb.Months), limb.Years + limb.Months, from);

    /// <summary>Whether the waiting time still runs on the day asked.</summary>
    public static Truth Bars(Waiting until, Question question, YearsEnd ends)
    {
        var bars = until.Latest ? Truth.False : Truth.True;
        for (var place = 0; place < until.Limbs.Count; place++)
        {
            var other = Bars(until.Limbs[place], question, ends);
            bars = until.Latest ? TruthLogic.Any(bars, other) : TruthLogic.All(bars, other);
        }

        return bars;
    }

    /// <summary>Whether the limb still bars on the day asked.</summary>
    public static Truth Bars(Limb limb, Question question, YearsEnd ends)
    {
        if (FreeDay(limb, question, ends) is { } free)
        {
            return question.Asked is { } asked ? (asked < free ? Truth.True : Truth.False) : Truth.NotGiven;
        }

        if (question.IsUnknown(limb))
        {
            return Truth.NotKnown;
        }

        return limb.From switch
        {
            DateFact.Birth when question.Aged is { } age => age < limb.Years ? Truth.True : Truth.False,
            DateFact.Leaving when question.LeftYearsAgo is { } years && years != limb.Years => years < limb.Years ? Truth.True : Truth.False,
            _ => Truth.NotGiven,
        };
    }

    // The day on which the years are complete still belongs to them; someone who left on 29 February is free on 1 March in a leap year and on
    // 2 March otherwise.
    private static DateOnly After(DateOnly last, int time, DateOnly from) =>
        last == DateOnly.MaxValue || (time == 0 && from == DateOnly.MaxValue) ? last : last.AddDays(1);
}
