namespace Countersign.People.Contributions;

/// <summary>A number about one school and some time. It says nothing of any person, and nothing of what is not out yet.</summary>
/// <param name="Name">What it counts, as it heads a column.</param>
/// <param name="Place">Figures stand in the order of this number.</param>
/// <param name="Shown">The number as people read it, such as <c>14</c> or <c>3 hours</c>.</param>
public sealed record Figure(EstablishmentId School, string Name, int Place, string Shown)
{
    /// <summary>The same month by month, each month by its first day; empty where there is nothing to compare.</summary>
    public IReadOnlyList<(DateOnly Month, int Count)> ByMonth { get; init; } = [];

    /// <summary>Counts what happened on these days.</summary>
    /// <param name="from">The first day of the first month.</param>
    /// <param name="until">The first day after the last month.</param>
    public static Figure Count(EstablishmentId school, string name, int place, IEnumerable<DateOnly> days, DateOnly from, DateOnly until)
    {
        var within = days.Where(day => day >= from && day < until).ToList();
        var months = within.ToLookup(day => new DateOnly(day.Year, day.Month, 1));
        return new Figure(school, name, place, within.Count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))
        {
            ByMonth = [.. Months(from, until).Select(month => (month, months[month].Count()))],
        };
    }

    /// <summary>Each month of that time, by its first day.</summary>
    public static IEnumerable<DateOnly> Months(DateOnly from, DateOnly until)
    {
        for (var month = from; month < until; month = month.AddMonths(1))
        {
            yield return month;
        }
    }
}
