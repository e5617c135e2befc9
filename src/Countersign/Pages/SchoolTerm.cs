using System.Globalization;

namespace Countersign.Pages;

/// <summary>
/// A term as figures are told by. No school's own dates are known here, so every term has whole months: autumn to December, spring to March, summer to August.
/// </summary>
internal sealed record SchoolTerm(int Year, string Season)
{
    private static readonly (string Season, int Month, int Months)[] Seasons = [("spring", 1, 3), ("summer", 4, 5), ("autumn", 9, 4)];

    public DateOnly From => new(Year, Of(Season).Month, 1);

    /// <summary>The first day after it.</summary>
    public DateOnly Until => From.AddMonths(Of(Season).Months);

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(Season[0])}{Season[1..]} term {Year}");

    /// <summary>As an address holds it, such as <c>2026-autumn</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Season}");

    public SchoolTerm Before => With(From.AddDays(-1));

    public SchoolTerm After => With(Until);

    public static SchoolTerm With(DateOnly day) => new(day.Year, Seasons.Last(season => season.Month <= day.Month).Season);

    /// <summary>Null where it is no term.</summary>
    public static SchoolTerm? Read(string? key) => key?.Split('-') is [var year, var season]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 2000 and < 2200
        && Seasons.Any(known => known.Season == season)
            ? new SchoolTerm(number, season)
            : null;

    private static (string Season, int Month, int Months) Of(string season) => Seasons.First(known => known.Season == season);
}
