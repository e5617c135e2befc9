using Countersign.People.Records;
using Countersign.Posts.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.Share;

/// <summary>Where somebody lets colleagues read a post that is not out yet, by name, and ends that.</summary>
internal sealed class ShareModel(SharePost share, Staff staff) : PageModel
{
    [BindProperty]
    public Guid? Person { get; set; }

    public PostId Id { get; private set; }

    /// <summary>Everybody who works here and does not read it by this already.</summary>
    public IReadOnlyList<StaffMember> Others { get; private set; } = [];

    public IReadOnlyList<(PersonId Id, string Name)> With { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Id = Ids.Require<PostId>(RouteData.Values["id"]?.ToString());
        await Load(HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostShare(CancellationToken ct)
    {
        if (await share.Share(Id, Person is { } person ? new PersonId(person) : null, ct) is Outcome<PersonId>.Refused(var why))
        {
            return this.Refuse(why, nameof(Person));
        }

        return this.Done(PostLinks.Share(Id), "The post is shared", "They find it under Posts, and can read it and nothing else.");
    }

    public async Task<IActionResult> OnPostUnshare(CancellationToken ct) =>
        Person is { } person && await share.Unshare(Id, new PersonId(person), ct) is Outcome<PersonId>.Refused(var why)
            ? this.Refuse(why)
            : this.Done(PostLinks.Share(Id), "The post is no longer shared with them");

    private async Task Load(CancellationToken ct)
    {
        var post = await share.Own(Id, ct);
        var shared = post.Shares.Select(one => one.Person).ToList();
        var names = await staff.NamesOf(shared, ct);
        With = [.. shared.Select(person => (person, names.GetValueOrDefault(person, "Somebody who has left")))
            .OrderBy(one => one.Item2, StringComparer.Ordinal)];
        Others = [.. (await staff.Everyone(ct)).Where(person => person.Id != post.Author && !shared.Contains(person.Id))];
    }
}
