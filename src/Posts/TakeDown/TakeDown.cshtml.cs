using System.ComponentModel.DataAnnotations;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.TakeDown;

/// <summary>Where somebody says why a post must not go out, or must come down.</summary>
internal sealed class TakeDownModel(PostReaders readers, TakeDownPost posts) : PageModel
{
    [BindProperty]
    [StringLength(2000, ErrorMessage = "The reason must be 2,000 characters or fewer")]
    public string? Because { get; set; }

    public PostId Id { get; private set; }

    public bool IsSent { get; private set; }

    public Task OnGet(PostId id, CancellationToken ct) => Load(id, ct);

    /// <summary>Whether a corrected post can be begun with it.</summary>
    public bool MayCorrect { get; private set; }

    public Task<IActionResult> OnPost(PostId id, CancellationToken ct) => TakeDown(id, correct: false, ct);

    /// <summary>Takes it down and goes on with a draft that begins with what it said.</summary>
    public Task<IActionResult> OnPostCorrect(PostId id, CancellationToken ct) => TakeDown(id, correct: true, ct);

    private async Task<IActionResult> TakeDown(PostId id, bool correct, CancellationToken ct)
    {
        switch (await posts.TakeDown(id, await readers.Me(id, ct), Because, correct, ct))
        {
            case Outcome<TakenDownPost>.Done({ Correction: { } draft }):
                return this.Done(
                    PostLinks.Continue(draft), "The post is being taken down", "Below is what it said. Put it right, and send it for its signatures.");
            case Outcome<TakenDownPost>.Done(var done):
                var (what, next) = Became(done.Taken);
                return this.Done(await (await readers.Find(id, ct)).AnyAsync(ct) ? PostLinks.Show(id) : PostLinks.List(), what, next);
            case Outcome<TakenDownPost>.Refused(var why):
                await Load(id, ct);
                return this.Refuse(why, nameof(Because));
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static (string What, string Next) Became(TakenDown taken) => taken switch
    {
        { ToDelete.Count: > 0 } => ("The post is being taken down", "It is deleted wherever it went, and this page says when it is gone."),
        { UnderWay.Count: > 0 } => ("The post is cancelled", "It was being sent at that moment. Where it arrives it is deleted, and this page says so."),
        _ => ("The post is cancelled", "It has not gone out and goes nowhere."),
    };

    private async Task Load(PostId id, CancellationToken ct)
    {
        var reader = await readers.Me(id, ct);
        var post = await (await readers.Find(id, ct)).AsNoTracking().FirstOrDefaultAsync(ct).OrNotFound(id);
        NotFoundException.ThrowIf(!TakeDownRules.May(post, reader), id);
        (Id, IsSent) = (id, post.Stage == PostStage.Sent);
        MayCorrect = IsSent && !reader.IsVisitor;
    }
}
