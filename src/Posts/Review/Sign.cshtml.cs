using Countersign.Approvals.Model;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Review;

/// <summary>Where whoever is asked to sign next reads the post, signs it or sends it back.</summary>
internal sealed class SignModel(CountersignDb db, ReviewQueries queries, SignPost sign, SendBackPost sendBack) : PageModel
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

    public ReviewContext Context { get; private set; } = null!;

    public async Task OnGet(PostId id, CancellationToken ct)
    {
        await Load(id, ct);
        Seen = Context.Approval.Subject.Fingerprint;
    }

    public async Task<IActionResult> OnPostSign(PostId id, CancellationToken ct) =>
        await sign.Sign(id, new Signing(queries.Me, Seen, Confirmed), ct) is Outcome<Countersignature>.Refused(var why)
            ? await Refused(id, why, ct)
            : this.Done(PostLinks.Show(id), "You have signed the post", "It goes on to whoever signs next, or goes out when nobody is left to sign.");

    public async Task<IActionResult> OnPostSendBack(PostId id, CancellationToken ct) =>
        await sendBack.SendBack(id, queries.Me, Because, ct) is Outcome<string>.Refused(var why)
            ? await Refused(id, why, ct)
            : this.Done(PostLinks.Show(id), "The post is sent back", "Its author reads your reason and may change the post.");

    private async Task<IActionResult> Refused(PostId id, Refusal why, CancellationToken ct)
    {
        await Load(id, ct);
        ShowNewest();
        return this.Refuse(why);
    }

    // What was ticked was ticked for what was read. The page below shows the newest version, so the next signature is for that.
    private void ShowNewest()
    {
        if (Seen != Context.Approval.Subject.Fingerprint)
        {
            ModelState.Remove(nameof(Seen));
            ModelState.Remove(nameof(Confirmed));
            (Seen, Confirmed) = (Context.Approval.Subject.Fingerprint, []);
        }
    }

    private async Task Load(PostId id, CancellationToken ct)
    {
        Post = await db.Set<Post>().Whole().AsNoTracking().Get(id, ct);
        Context = await queries.Open(Post, ct);
    }
}
