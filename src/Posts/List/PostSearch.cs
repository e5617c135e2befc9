using System.Globalization;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.AspNetCore.Http.Extensions;

namespace Countersign.Posts.List;

/// <summary>What somebody looks for among the posts that they may read.</summary>
/// <param name="Words">Each has to stand in the text, whichever way it is capitalised.</param>
/// <param name="From">The first day; of what has neither gone out nor a time, the day it was begun counts.</param>
internal sealed record PostSearch(string? Words, PersonId? Author, SchoolAccountId? Account, PostStage? Stage, DateOnly? From, DateOnly? Until)
{
    // More words than that find nothing more, and each costs a look at every text.
    private const int MostWords = 8;

    public bool IsEmpty => this is { Words: null, Author: null, Account: null, Stage: null, From: null, Until: null };

    public IQueryable<Post> Among(IQueryable<Post> posts, SchoolTime time)
    {
        var found = Stage is { } stage ? posts.Where(post => post.Stage == stage) : posts;
        foreach (var word in (Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            // SQLite knows small letters of English alone, so what was typed is looked for too.
            var lower = word.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database does it, which knows neither cultures nor comparisons of .NET.
            found = found.Where(post => post.Content.Text.ToLower().Contains(lower) || post.Content.Text.Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (Author is { } author)
        {
            found = found.Where(post => post.Author == author);
        }

        if (Account is { } account)
        {
            found = found.Where(post => post.Targets.Any(target => target.Account == account));
        }

        if (From is { } from)
        {
            var first = Start(from, time);
            found = found.Where(post => (post.Deliveries.Min(delivery => delivery.PublishedAt) ?? post.Content.PublishAt ?? post.CreatedAt) >= first);
        }

        if (Until is { } until)
        {
            var last = Start(until.AddDays(1), time);
            found = found.Where(post => (post.Deliveries.Min(delivery => delivery.PublishedAt) ?? post.Content.PublishAt ?? post.CreatedAt) < last);
        }

        return found;
    }

    /// <summary>What an address says of it and of the page of what was found.</summary>
    public string Query(int page)
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        void AddDay(string name, DateOnly? day)
        {
            Add(name + ".day", day?.Day.ToString(CultureInfo.InvariantCulture));
            Add(name + ".month", day?.Month.ToString(CultureInfo.InvariantCulture));
            Add(name + ".year", day?.Year.ToString(CultureInfo.InvariantCulture));
        }

        query.Add("search", Words ?? "");
        Add("author", Author?.ToString());
        Add("account", Account?.ToString());
        Add("stage", Stage?.ToString());
        AddDay("from", From);
        AddDay("until", Until);
        Add("page-number", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
        return query.ToQueryString().Value![1..];
    }

    /// <summary>The first moment of a day on the school's wall; where the clocks leave that hour out, the same of London's winter.</summary>
    public static DateTimeOffset Start(DateOnly day, SchoolTime time) =>
        time.Instant(day, TimeOnly.MinValue) is Outcome<DateTimeOffset>.Done(var instant) ? instant : new DateTimeOffset(day, default, TimeSpan.Zero);
}
