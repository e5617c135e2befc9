using System.Globalization;

namespace Countersign.Posts.Figures;

/// <summary>How long it takes from sending a post for its signatures to the last of them. Pure.</summary>
internal static class ApprovalTime
{
    /// <summary>Null where it is not known: it was sent, or signed, long before.</summary>
    /// <param name="sent">Whenever it was sent for signatures.</param>
    /// <param name="signed">Whenever somebody signed it.</param>
    /// <param name="published">When it went out.</param>
    public static TimeSpan? Of(IEnumerable<DateTimeOffset> sent, IEnumerable<DateTimeOffset> signed, DateTimeOffset published)
    {
        DateTimeOffset? last = signed.Where(at => at <= published).Select(at => (DateTimeOffset?)at).Max();
        var first = sent.Where(at => at <= last).Select(at => (DateTimeOffset?)at).Max();
        return last - first;
    }

    /// <summary>What half of them took at most; null where there is none.</summary>
    public static TimeSpan? Median(IReadOnlyCollection<TimeSpan> times) =>
        times.Count == 0 ? null : times.Order().ElementAt((times.Count - 1) / 2);

    public static string Words(TimeSpan? time) => time switch
    {
        null => "Not known",
        { TotalMinutes: < 90 } minutes => Count((int)Math.Max(1, Math.Round(minutes.TotalMinutes)), "minute"),
        { TotalHours: < 36 } hours => Count((int)Math.Round(hours.TotalHours), "hour"),
        { } days => Count((int)Math.Round(days.TotalDays), "day"),
    };

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
