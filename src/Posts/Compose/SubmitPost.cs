using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Posts.Tell;

namespace Countersign.Posts.Compose;

/// <summary>Whose post is written, where, and which; without one it is a new post.</summary>
internal sealed record Authorship(EstablishmentId School, PersonId Author, PostId? Post = null);

/// <summary>What became of what was typed.</summary>
/// <param name="Post">The post as it is kept; null where nothing was worth keeping.</param>
/// <param name="Faults">What its author has to mend before it goes to those who sign; none where it went.</param>
/// <param name="Said">What its author should know of the pictures that were added.</param>
internal sealed record WrittenPost(Post? Post, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Said);

/// <summary>Keeps what an author wrote as a draft, or puts it before those who sign. Any change takes a post out of review and off the schedule.</summary>
internal sealed class SubmitPost(
    CountersignDb db, ComposeQueries queries, PictureIntake pictures, PostApprovals approvals, PostNotifications told, TimeProvider clock)
{
    private const string InAnotherWindow =
        "This post was changed in another window after you opened it. Copy your text, open the post again, and put it in there";

    private const string Nothing = "Write what you want to say, or add a picture";

    private const string OnItsWay = "This post is being sent at this moment, so it can no longer be changed. Open it again to see whether it went out";

    private const string AtTheSameMoment = "Somebody else acted on this post at the same moment. Open it again to see where it stands";

    /// <summary>Keeps it as a draft.</summary>
    public Task<Outcome<WrittenPost>> Save(Authorship by, ComposeForm form, CancellationToken ct) => Write(by, form, submit: false, ct);

    /// <summary>Puts it before those who sign, where its author left nothing to mend; otherwise keeps it as a draft.</summary>
    public Task<Outcome<WrittenPost>> Submit(Authorship by, ComposeForm form, CancellationToken ct) => Write(by, form, submit: true, ct);

    private async Task<Outcome<WrittenPost>> Write(Authorship by, ComposeForm form, bool submit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var post = by.Post is { } id ? await db.Set<Post>().OfAuthor(id, by.Author, ct) : db.Add(Post.Begin(by.School, by.Author, now)).Entity;
        NotFoundException.ThrowIf(!post.IsStillWritten, post.Id);
        if (by.Post is not null && (form.Version != post.Version || post.IsOnItsWay))
        {
            return new Refusal(form.Version != post.Version ? InAnotherWindow : OnItsWay);
        }

        var context = await queries.Open(post, ct);
        var faults = new List<Fault>(ComposeFields.Apply(post, form, context));
        var taken = await pictures.Take(post, form.NewPictures, ct);
        faults.AddRange(taken.Faults);
        var findings = await queries.Findings(form, post, ct);
        post.Explain(findings.Where(finding => finding is { MayStay: true, Reason.Length: <= PostFinding.LongestReason })
            .ToDictionary(finding => finding.Key, finding => finding.Reason!));
        if (submit && faults.Count == 0)
        {
            faults.AddRange(await queries.Faults(post, context, findings, now, ct));
        }

        if (by.Post is null && !ComposeFields.IsWorthKeeping(post))
        {
            return new WrittenPost(null, faults.Count > 0 ? faults : [new Fault(nameof(ComposeForm.Text), Nothing)], []);
        }

        if (submit && faults.Count == 0)
        {
            post.Submit();
        }

        await told.Follow(post, post.Stage == PostStage.InReview ? await approvals.Read(post, [], ct) : null, ct);
        var kind = post.Stage == PostStage.InReview ? PostEvents.Submitted : by.Post is null ? PostEvents.Drafted : PostEvents.Edited;
        var act = new AuditEvent(kind, by.School, by.Author, now, post.Id.Value) { Policy = context.Plan.Policy };
        return await db.TrySave(act, ct) ? new WrittenPost(post, faults, taken.Said) : new Refusal(AtTheSameMoment);
    }
}
