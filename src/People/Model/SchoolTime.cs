using System.Globalization;

namespace Countersign.People.Model;

/// <summary>The clock on the school's wall.</summary>
public sealed class SchoolTime
{
    private readonly TimeZoneInfo zone;

    public SchoolTime(string timeZone)
        : this(TimeZoneInfo.FindSystemTimeZoneById(timeZone))
    {
    }

    private SchoolTime(TimeZoneInfo zone) => this.zone = zone;

    /// <summary>Where no school is in view.</summary>
    public static SchoolTime Usual { get; } = new(Establishment.UsualTimeZone);

    /// <summary>Of this machine: a command has no school whose clock it could read.</summary>
    public static SchoolTime OfThisMachine { get; } = new(TimeZoneInfo.Local);

    public DateTimeOffset AtSchool(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>Day and time in words, such as 21 November 2026 at 9:05am.</summary>
    public string Read(DateTimeOffset instant) => Day(instant) + " at " + Hour(instant);

    /// <summary>The time alone, such as 9:05am.</summary>
    public string Hour(DateTimeOffset instant) => AtSchool(instant).ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>The day alone, such as 21 November 2026.</summary>
    public string Day(DateTimeOffset instant) => Day(Today(instant));

    /// <summary>A day of the calendar, as the words of a policy say it too.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(AtSchool(now).DateTime);

    /// <summary>The first moment of a day; of one that begins with an hour left out, the first there is.</summary>
    internal DateTimeOffset Begins(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    /// <summary>
    /// The instant at which the wall clock shows this. Refused for the hour that is left out when the clocks go forward; of
    /// the hour that comes twice when they go back, the first.
    /// </summary>
    public Outcome<DateTimeOffset> Instant(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        if (zone.IsInvalidTime(wall))
        {
            return new Refusal("The clocks go forward on that day, so that time does not exist. Choose an hour later");
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }
}
