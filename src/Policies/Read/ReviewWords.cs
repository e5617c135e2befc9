using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Read;

/// <summary>Dates of a document in words.</summary>
internal static class ReviewWords
{
    /// <summary>When the review is due and how far that is away or gone by.</summary>
    public static string Due(DateOnly due, DateOnly today) =>
        IsOverdue(due, today) ? $"Overdue: it was due {(due.Day == 1 ? "in" : "on")} {English.Stated(due)}, {Span(due, today)} ago" : English.Stated(due);

    // Where only the month is known, the whole month is left for it.
    public static bool IsOverdue(DateOnly due, DateOnly today) => today > (due.Day == 1 ? due.AddMonths(1).AddDays(-1) : due);

    private static string Span(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        string[] parts = [Count(months / 12, "year"), Count(months % 12, "month")];
        return months == 0 ? Count(to.DayNumber - from.DayNumber, "day") : English.And(parts.Where(part => part.Length > 0));
    }

    private static string Count(int number, string what) => number == 0 ? "" : $"{number} {what}{(number == 1 ? "" : "s")}";
}
