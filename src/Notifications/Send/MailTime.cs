using Countersign.People.Model;

namespace Countersign.Notifications.Send;

/// <summary>When somebody gets an e-mail about something. Pure.</summary>
internal static class MailTime
{
    /// <summary>Between these hours of a working day an e-mail comes as it happens.</summary>
    private static readonly TimeOnly Opens = new(7, 0), Closes = new(19, 0);

    /// <summary>When all that came since yesterday comes together.</summary>
    private static readonly TimeOnly Together = new(7, 30);

    /// <summary>The moment; null where there is to be no e-mail.</summary>
    /// <param name="how">What the person chose for this kind.</param>
    /// <param name="time">The clock on the wall of their school.</param>
    public static DateTimeOffset? Of(Notification notification, NotificationKind kind, Frequency how, SchoolTime time)
    {
        var at = notification.At;
        if (kind.IsUrgent)
        {
            return at;
        }

        if (how == Frequency.Never)
        {
            return null;
        }

        var planned = how == Frequency.Daily || notification.IsToMany ? NextAt(Together, at, time) : IsQuiet(at, time) ? NextAt(Opens, at, time) : at;

        // What has to be done before it would be told is told as it happens: afterwards it would help nobody.
        return notification.Due is { } due && due <= planned ? at : planned;
    }

    private static bool IsQuiet(DateTimeOffset at, SchoolTime time)
    {
        var clock = TimeOnly.FromDateTime(time.AtSchool(at).DateTime);
        return !IsWorkingDay(time.Today(at)) || clock < Opens || clock >= Closes;
    }

    private static DateTimeOffset NextAt(TimeOnly hour, DateTimeOffset after, SchoolTime time)
    {
        var day = time.Today(after);
        while (true)
        {
            if (IsWorkingDay(day) && time.Instant(day, hour) is Outcome<DateTimeOffset>.Done(var instant) && instant > after)
            {
                return instant.ToUniversalTime();
            }

            day = day.AddDays(1);
        }
    }

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
