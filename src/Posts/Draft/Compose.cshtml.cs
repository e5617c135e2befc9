using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Draft;

/// <summary>Writes a post, or goes on writing one. Any change takes it out of review and off the schedule.</summary>
internal sealed class ComposeModel(CountersignDb db, Me me, DraftDesk desk, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ComposeForm Form { get; set; } = new();

    public Post? Post { get; private set; }

    public DraftRoom Room { get; private set; } = null!;

    /// <summary>The post that this page goes on writing; null until it was kept once.</summary>
    public PostId? Saved { get; private set; }

    public string Address => Saved is { } saved ? $"/posts/new/{saved}" : "/posts/new";

    public async Task<IActionResult> OnGet(PostId? id, CancellationToken ct)
    {
        await Load(id, ct);
        if (Post is { IsOnItsWay: true })
        {
            return Redirect($"/posts/{id}");
        }

        Form = Post is null ? new ComposeForm { Accounts = [.. Room.Accounts.Take(1).Select(account => account.Id.Value)] } : Drafting.Form(Post, Room.Plan, Room.Clock);
        return Page();
    }

    public Task<IActionResult> OnPostSave(PostId? id, CancellationToken ct) => Write(id, submit: false, ct);

    public Task<IActionResult> OnPostSubmit(PostId? id, CancellationToken ct) => Write(id, submit: true, ct);

    private async Task<IActionResult> Write(PostId? id, bool submit, CancellationToken ct)
    {
        await Load(id, ct);
        var now = clock.GetUtcNow();
        var isNew = Post is null;
        Post ??= db.Add(new Post { Establishment = me.Establishment, Author = me.Id, Text = "", CreatedAt = now }).Entity;
        if (!isNew && Form.Version != Post.Version)
        {
            return Show([new Fault("Text", "This post was changed in another window after you opened it. Copy your text, open the post again, and put it in there")]);
        }

        if (Post.IsOnItsWay)
        {
            return Show([new Fault("Text", "This post is being sent at this moment, so it can no longer be changed. Open it again to see whether it went out")]);
        }

        var faults = new List<Fault>(Drafting.Apply(Post, Form, Room, now));
        faults.AddRange(await desk.TakePictures(Post, Form.NewPictures, ct));
        if (submit && faults.Count == 0)
        {
            faults.AddRange(await desk.Faults(Post, Room, now, ct));
        }

        if (isNew && faults.Count > 0 && !Drafting.IsWorthKeeping(Post))
        {
            return Show(faults);
        }

        var ready = submit && faults.Count == 0;
        Post.Stage = ready ? PostStage.InReview : PostStage.Draft;
        Post.Submission += ready ? 1 : 0;
        Post.Version++;
        var kind = ready ? "post.submitted" : isNew ? "post.drafted" : "post.edited";
        if (!await db.TrySave(new Act(kind, me.Establishment, me.Id, now, Post.Id.Value) { Policy = Room.Plan.Policy }, ct))
        {
            return Show([new Fault("Text", "Somebody else acted on this post at the same moment. Open it again to see where it stands")]);
        }

        Saved = Post.Id;
        return faults.Count == 0 ? Redirect($"/posts/{Post.Id}") : await Again(faults, ct);
    }

    private async Task Load(PostId? id, CancellationToken ct)
    {
        if (id is { } existing)
        {
            Saved = existing;
            Post = await db.Set<Post>().Whole().FirstOrDefaultAsync(post => post.Id == existing && post.Author == me.Id, ct) ?? throw new NotThere(existing);
            if (Post.Stage is PostStage.Sent or PostStage.Recalled or PostStage.Cancelled)
            {
                throw new NotThere(existing);
            }
        }

        Room = await desk.Open(Post, ct);
    }

    // Pictures that were taken in stay with the saved draft, and pressing again goes on from it.
    private async Task<IActionResult> Again(IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        Room = await desk.Open(Post, ct);
        ModelState.Remove($"{nameof(Form)}.{nameof(Form.Version)}");
        Form.Version = Post!.Version;
        return Show(faults);
    }

    // What was typed is shown as it was typed.
    private PageResult Show(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError($"{nameof(Form)}.{fault.Field}", fault.Clause is null ? fault.Sentence : $"{fault.Sentence} (clause {fault.Clause})");
        }

        return Page();
    }
}
