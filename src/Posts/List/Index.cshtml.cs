using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>A post in one line.</summary>
internal sealed record PostLine(
    PostId Id,
    string Beginning,
    PostStage Stage,
    PersonId Author,
    string AuthorName,
    DateTimeOffset? PublishAt,
    DateTimeOffset CreatedAt,
    bool SentBack);

/// <summary>The posts of the school that whoever looks may read, the newest first.</summary>
internal sealed class IndexModel(PostReaders readers, Staff staff, Schools schools) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public PostStage? Stage { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PostLine> Posts { get; private set; } = [];

    public bool HasMore { get; private set; }

    public SchoolTime Clock { get; private set; } = null!;

    public async Task OnGet(CancellationToken ct)
    {
        Clock = (await schools.Here(ct)).Time;
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        var page = (await readers.Posts(ct)).Where(post => Stage == null || post.Stage == Stage).OrderByDescending(post => post.Id)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize + 1);
        var found = await PostLines.Read(page, staff, ct);
        HasMore = found.Count > PageSize;
        Posts = [.. found.Take(PageSize)];
    }
}
