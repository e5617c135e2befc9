using System.ComponentModel;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts.Model;
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
    bool SentBack)
{
    /// <summary>When it first went out; null where it has not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it went out or is to go out; null where it goes as soon as everybody has signed.</summary>
    public DateTimeOffset? At => PublishedAt ?? PublishAt;
}

/// <summary>The posts of the school that whoever looks may read, the newest first; all, or those that fit what they look for.</summary>
internal sealed class IndexModel(PostReaders readers, Staff staff, Accounts accounts, Schools schools) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Author { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public PostStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    [DisplayName("The first day")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    [DisplayName("The last day")]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PostLine> Posts { get; private set; } = [];

    public bool HasMore { get; private set; }

    public SchoolTime Clock { get; private set; } = null!;

    public PostSearch Sought { get; private set; } = new(null, null, null, null, null, null);

    /// <summary>Somebody came to look for something, if only with an empty form.</summary>
    public bool Searches => Request.Query.ContainsKey("search");

    /// <summary>Those who wrote what whoever looks may read.</summary>
    public IReadOnlyList<(PersonId Id, string Name)> Authors { get; private set; } = [];

    public IReadOnlyList<AccountName> AccountNames { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        Clock = (await schools.Here(ct)).Time;
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        Sought = new PostSearch(
            Search, Author is { } author ? new PersonId(author) : null, Account is { } account ? new SchoolAccountId(account) : null, Stage, From, Until);
        var readable = await readers.Posts(ct);
        var page = Sought.Among(readable, Clock).OrderByDescending(post => post.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize + 1);
        var found = await PostLines.Read(page, staff, ct);
        HasMore = found.Count > PageSize;
        Posts = [.. found.Take(PageSize)];
        if (Searches)
        {
            var names = await staff.NamesOf(await readable.Select(post => post.Author).Distinct().ToListAsync(ct), ct);
            Authors = [.. names.Select(person => (person.Key, person.Value)).OrderBy(person => person.Value, StringComparer.Ordinal)];
            AccountNames = await accounts.Named(ct);
        }
    }

    /// <summary>The address of another page of the same.</summary>
    public string Other(int page) => Searches ? PostLinks.Search(Sought.Query(page)) : PostLinks.List(Stage, page);
}
