using Countersign.Foundation.Database;
using Countersign.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Recall;

/// <summary>Calls a post off before it goes out, or takes it back from everywhere it went.</summary>
internal sealed class TakeBackModel(CountersignDb db, Me me, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Because { get; set; }

    public Post Post { get; private set; } = null!;

    public Task OnGet(PostId id, CancellationToken ct) => Load(id, ct);

    public async Task<IActionResult> OnPost(PostId id, CancellationToken ct)
    {
        // A delivery that is being claimed at this instant clashes once; then it is under way and is caught there.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Load(id, ct);
            switch (Recalling.Decide(Post, Because))
            {
                case Outcome<TakenBack>.Refused(var why):
                    ModelState.AddModelError(nameof(Because), why.Sentence);
                    return Page();
                case Outcome<TakenBack>.Done(var taken):
                    TakingBack.Apply(db, Post, taken, clock.GetUtcNow());
                    if (await db.TrySave(TakingBack.About(Post, me.Id, clock.GetUtcNow(), Because!), ct))
                    {
                        return Redirect($"/posts/{id}");
                    }

                    break;
            }
        }

        ModelState.AddModelError(nameof(Because), "The post is being sent this very moment. Press the button again");
        return Page();
    }

    private async Task Load(PostId id, CancellationToken ct) =>
        Post = await db.Set<Post>().Include(post => post.Deliveries).FirstOrDefaultAsync(post => post.Id == id, ct) ?? throw new NotThere(id);
}
