using Countersign.Posts.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.Delete;

/// <summary>Where somebody confirms that a draft of theirs goes.</summary>
internal sealed class DeleteModel(DeleteDraft drafts) : PageModel
{
    public PostId Id { get; private set; }

    public async Task OnGet(PostId id, CancellationToken ct) => await Load(id, ct);

    public async Task<IActionResult> OnPost(PostId id, CancellationToken ct)
    {
        if (await drafts.Delete(id, ct) is Outcome<PostId>.Refused(var why))
        {
            Id = id;
            return this.Refuse(why, "");
        }

        return this.Done(PostLinks.List(), "The draft is deleted");
    }

    private async Task Load(PostId id, CancellationToken ct)
    {
        NotFoundException.ThrowIf(!(await drafts.Own(id, ct)).IsDeletable, id);
        Id = id;
    }
}
