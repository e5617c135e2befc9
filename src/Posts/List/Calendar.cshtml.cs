using System.Globalization;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.List;

/// <summary>
/// What goes out when and what went out, a month or a week at a time. It is one list of days: a grid where there is room for seven columns, and on a phone
/// and in a screen reader the days one after the other.
/// </summary>
internal sealed class CalendarModel(PostReaders readers, Staff staff, Schools schools, Me me, TimeProvider clock) : PageModel
{
    private const int DaysOfWeek = 7;

    /// <summary>The month as year-month, such as 2026-11. Anything else shows this month.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>A day of the week that is shown, such as 2026-11-30; null where a month is.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Week { get; set; }

    public bool IsWeek { get; private set; }

    /// <summary>The first day of the month, or of the week.</summary>
    public DateOnly First { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Whole weeks from Monday.</summary>
    public IReadOnlyList<(DateOnly Day, IReadOnlyList<PostLine> Posts)> Days { get; private set; } = [];

    public bool IsEmpty => Days.All(day => day.Posts.Count == 0);

    public SchoolTime Clock { get; private set; } = null!;

    /// <summary>Whether whoever looks wrote it and may still choose another day.</summary>
    public bool MayMove(PostLine post) =>
        post.Author == me.Id && post is { Stage: PostStage.Draft or PostStage.InReview or PostStage.Scheduled, PublishedAt: null };

    public bool IsOfMonth(DateOnly day) => IsWeek || (day.Year == First.Year && day.Month == First.Month);

    public async Task OnGet(CancellationToken ct)
    {
        Clock = (await schools.Here(ct)).Time;
        Today = Clock.Today(clock.GetUtcNow());
        IsWeek = Read(Week) is not null;
        First = Read(Week) is { } day ? Monday(day) : Read(Month + "-01") ?? new DateOnly(Today.Year, Today.Month, 1);
        var begins = Monday(First);
        var ends = IsWeek ? First.AddDays(DaysOfWeek) : Monday(First.AddMonths(1).AddDays(-1)).AddDays(DaysOfWeek);
        var (from, to) = (PostSearch.Start(begins, Clock), PostSearch.Start(ends, Clock));
        var posts = (await readers.Posts(ct)).Where(post => post.Stage != PostStage.Cancelled
            && ((post.Content.PublishAt >= from && post.Content.PublishAt < to)
                || post.Deliveries.Any(delivery => delivery.PublishedAt >= from && delivery.PublishedAt < to)));
        var onDay = (await PostLines.Read(posts.OrderBy(post => post.Id), staff, ct)).OrderBy(line => line.At).ToLookup(line => Clock.Today(line.At!.Value));
        Days = [.. Enumerable.Range(0, ends.DayNumber - begins.DayNumber).Select(begins.AddDays)
            .Select(one => (one, (IReadOnlyList<PostLine>)[.. onDay[one]]))];
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));

    private static DateOnly? Read(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 2000 and < 2200
            ? asked
            : null;
}
