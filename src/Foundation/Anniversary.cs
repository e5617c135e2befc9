namespace Countersign.Foundation;

/// <summary>Dates that come round each year, by the convention of the policy documents.</summary>
public static class Anniversary
{
    /// <summary>The same day some years later; 29 February means 1 March in a common year (Family Law Reform Act 1969 s.9 for ages).</summary>
    public static DateOnly Of(DateOnly day, int years)
    {
        var year = day.Year + years;
        return day is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? new DateOnly(year, 3, 1)
            : new DateOnly(year, day.Month, day.Day);
    }
}
