using System.Globalization;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads times: deadlines, intervals, reminders and dates.</summary>
internal static class TimeReader
{
    /// <summary>A time in which something is to be done.</summary>
    public static Interval? Deadline(BlockContext context, int number, string text)
    {
        if (Interval.Read(text) is { Unit: <= IntervalUnit.Month } within)
        {
            return within;
        }

        context.Report(number, $"`{text}` is not a deadline", "write it with digits, such as `1 school day`, `24 hours` or `3 days`");
        return null;
    }

    /// <summary>How often something comes round.</summary>
    public static Interval? Every(BlockContext context, int number, string text)
    {
        if (Interval.Read(text) is { Unit: not IntervalUnit.Hour } every)
        {
            return every;
        }

        context.Report(
            number,
            $"`{text}` is not an interval",
            "write it with digits, such as `24 months`, `2 weeks`, `1 term` or `1 school year`, or `setting` and the id of a setting");
        return null;
    }

    /// <summary>How long before: <c>1 month before</c>.</summary>
    public static Interval? Reminder(BlockContext context, int number, string text)
    {
        var before = text.EndsWith(" before", StringComparison.OrdinalIgnoreCase) ? Interval.Read(text[..^7]) : null;
        if (before is { Unit: IntervalUnit.Day or IntervalUnit.Week or IntervalUnit.Month })
        {
            return before;
        }

        context.Report(number, $"`{text}` is not a reminder", "write days, weeks or months in digits, such as `1 month before`");
        return null;
    }

    /// <summary>A day, or a month alone.</summary>
    public static StatedDate? Date(BlockContext context, int number, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new StatedDate(day, WholeMonth: false);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return new StatedDate(month, WholeMonth: true);
        }

        context.Report(number, $"`{text}` is not a date", "write year, month and day, such as 2026-11-21, or year and month");
        return null;
    }
}
