using Countersign.Approvals.Model;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.Posts.Send;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Review;

/// <summary>A colleague's check, or an approval: whichever the policy asks for next.</summary>
internal sealed class SignModel(CountersignDb db, Me me, ReviewDesk desk, Countersignatures signatures, TimeProvider clock) : PageModel
{
    /// <summary>The fingerprint of what the person read.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    /// <summary>The numbers of the checklist lines that are confirmed.</summary>
    [BindProperty]
    public List<int> Confirmed { get; set; } = [];

    [BindProperty]
    public string? Because { get; set; }

    public Post Post { get; private set; } = null!;

    public ReviewContext Room { get; private set; } = null!;

    public async Task OnGet(PostId id, CancellationToken ct)
    {
        await Load(id, ct);
        Seen = Room.Approval.Subject.Fingerprint;
    }

    public async Task<IActionResult> OnPostSign(PostId id, CancellationToken ct)
    {
        await Load(id, ct);
        if (me.VisitsFrom is not null)
        {
            return Refuse(Visitor);
        }

        var now = clock.GetUtcNow();
        switch (Post.Stage == PostStage.InReview ? Room.Approval.Sign(Room.Me, Seen, Confirmed, now) : NotInReview)
        {
            case Outcome<Countersignature>.Done(var signature):
                signatures.Add(Room.Approval.Subject, signature);
                if (Room.Approval.With(signature).IsComplete)
                {
                    Scheduling.Schedule(db, Post, signature.Fingerprint, now);
                }

                Post.Version++;
                return await db.TrySave(SignatureAct.Of(Room.Approval, signature), ct) ? Redirect($"/posts/{Post.Id}") : Refuse(Clash);
            case Outcome<Countersignature>.Refused(var why):
                ShowNewest();
                return Refuse(why);
            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }

    public async Task<IActionResult> OnPostSendBack(PostId id, CancellationToken ct)
    {
        await Load(id, ct);
        if (me.VisitsFrom is not null)
        {
            return Refuse(Visitor);
        }

        switch (Post.Stage == PostStage.InReview ? Room.Approval.SendBack(Room.Me, Because) : new Refusal("This post is not waiting for a check or an approval"))
        {
            case Outcome<string>.Done(var back):
                Post.Stage = PostStage.Draft;
                Post.SentBackBecause = back;
                Post.Version++;
                var act = new Act("post.sent-back", me.Establishment, me.Id, clock.GetUtcNow(), id.Value) { Why = back, Policy = Room.Approval.Plan.Policy };
                return await db.TrySave(act, ct) ? Redirect($"/posts/{id}") : Refuse(Clash);
            case Outcome<string>.Refused(var why):
                return Refuse(why);
            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }

    private static Refusal NotInReview => new("This post is not waiting for a check or an approval. Go back to see where it stands");

    private static Refusal Visitor => new("You look in from outside the school. A post is signed by the people who work there");

    private static Refusal Clash => new("Somebody else acted on this post at the same moment. Open it again to see where it stands");

    // What was ticked was ticked for what was read. The page below shows the newest version, so the next signature is for that.
    private void ShowNewest()
    {
        if (Seen != Room.Approval.Subject.Fingerprint)
        {
            ModelState.Remove(nameof(Seen));
            ModelState.Remove(nameof(Confirmed));
            (Seen, Confirmed) = (Room.Approval.Subject.Fingerprint, []);
        }
    }

    private PageResult Refuse(Refusal why)
    {
        ModelState.AddModelError("", why.Clause is null ? why.Sentence : $"{why.Sentence} (clause {why.Clause})");
        return Page();
    }

    private async Task Load(PostId id, CancellationToken ct)
    {
        Post = await db.Set<Post>().Whole().FirstOrDefaultAsync(post => post.Id == id, ct) ?? throw new NotThere(id);
        Room = await desk.Open(Post, ct);
    }
}
