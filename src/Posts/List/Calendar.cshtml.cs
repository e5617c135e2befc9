using System.Globalization;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>What goes out when, one month at a time, as a list of days: it reads the same on a phone and in a screen reader.</summary>
internal sealed class CalendarModel(PostReaders readers, Staff staff, Schools schools, TimeProvider clock) : PageModel
{
    /// <summary>The month as year-month, such as 2026-11. Anything else shows this month.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public DateOnly First { get; private set; }

    public IReadOnlyList<(DateOnly Day, IReadOnlyList<PostLine> Posts)> Days { get; private set; } = [];

    public SchoolTime Clock { get; private set; } = null!;

    public async Task OnGet(CancellationToken ct)
    {
        Clock = (await schools.Here(ct)).Time;
        var today = Clock.Today(clock.GetUtcNow());
        First = DateOnly.TryParseExact(Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
            && asked.Year is > 2000 and < 2200
            ? asked
            : new DateOnly(today.Year, today.Month, 1);
        var from = Start(First);
        var to = Start(First.AddMonths(1));
        var posts = (await readers.Posts(ct)).Where(post => post.Content.PublishAt >= from && post.Content.PublishAt < to && post.Stage != PostStage.Cancelled);
        var lines = await PostLines.Read(posts.OrderBy(post => post.Content.PublishAt), staff, ct);
        Days = [.. lines.GroupBy(line => DateOnly.FromDateTime(Clock.AtSchool(line.PublishAt!.Value).DateTime))
            .Select(day => (day.Key, (IReadOnlyList<PostLine>)[.. day]))];
    }

    private DateTimeOffset Start(DateOnly day) =>
        Clock.Instant(day, TimeOnly.MinValue) is Outcome<DateTimeOffset>.Done(var instant)
            ? instant
            : new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
