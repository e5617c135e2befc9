using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.TakeDown;

/// <summary>Where somebody says why a post must not go out, or must come down.</summary>
internal sealed class TakeDownModel(CountersignDb db, Me me, TakeDownPost posts) : PageModel
{
    [BindProperty]
    public string? Because { get; set; }

    public PostId Id { get; private set; }

    public bool IsSent { get; private set; }

    public Task OnGet(PostId id, CancellationToken ct) => Load(id, ct);

    public async Task<IActionResult> OnPost(PostId id, CancellationToken ct)
    {
        if (await posts.TakeDown(id, me.Id, Because, ct) is not Outcome<TakenDown>.Refused(var why))
        {
            return this.Done(
                PostLinks.Show(id),
                "The post is stopped",
                "What waited goes nowhere. What is up already is deleted there, and this page says when it is gone.");
        }

        await Load(id, ct);
        return this.Refuse(why, nameof(Because));
    }

    private async Task Load(PostId id, CancellationToken ct) => (Id, IsSent) = (id, (await db.Set<Post>().AsNoTracking().Get(id, ct)).Stage == PostStage.Sent);
}
