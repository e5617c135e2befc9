using Countersign.People.Records;
using Countersign.PolicyLanguage.Wording;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

internal static class PostLines
{
    private const int BeginningLength = 90;

    /// <summary>Two queries, however many posts: the posts, and the names of their authors.</summary>
    public static async Task<IReadOnlyList<PostLine>> Read(IQueryable<Post> posts, Staff staff, CancellationToken ct)
    {
        var rows = await posts
            .Select(post => new
            {
                post.Id,
                post.Content.Text,
                post.Stage,
                post.Author,
                post.Content.PublishAt,
                post.CreatedAt,
                post.SentBackBecause,
                PublishedAt = post.Deliveries.Min(delivery => delivery.PublishedAt),
            })
            .ToListAsync(ct);
        var names = await staff.NamesOf([.. rows.Select(row => row.Author).Distinct()], ct);
        return [.. rows.Select(row => new PostLine(
            row.Id,
            Beginning(row.Text),
            row.Stage,
            row.Author,
            names.GetValueOrDefault(row.Author, "Somebody who has left"),
            row.PublishAt,
            row.CreatedAt,
            row.SentBackBecause is not null)
        {
            PublishedAt = row.PublishedAt,
        })];
    }

    /// <summary>The first line, cut between characters as a person sees them.</summary>
    public static string Beginning(string text)
    {
        var line = text.Split('\n', 2)[0].Trim();
        return line.Length == 0 ? "Untitled draft" : English.Shortened(line, BeginningLength);
    }
}
