using Countersign.Approvals.Sign;
using Countersign.Notifications.Model;
using Countersign.Notifications.Tell;
using Countersign.PolicyLanguage.Model;
using Countersign.Posts.Model;

namespace Countersign.Posts.Tell;

/// <summary>Tells people of posts: those who sign next, and its author what became of it. Whoever changes a post calls it before they save.</summary>
internal sealed class PostNotifications(Notify notify, PutUpNotifications putUp)
{
    public static readonly NotificationKind ToCheck =
        new("posts.to-check", "A post waits to be checked, by you or a colleague", "A post waits to be checked") { Waits = true };

    public static readonly NotificationKind ToApprove =
        new("posts.to-approve", "A post waits for your approval", "A post waits for my approval") { Waits = true };

    public static readonly NotificationKind SentBack =
        new("posts.sent-back", "A post of yours came back to you", "A post of mine came back to me") { Waits = true };

    public static readonly NotificationKind Approved =
        new("posts.approved", "A post of yours has all its signatures", "A post of mine has all its signatures");

    public static readonly NotificationKind Published = new("posts.published", "A post of yours is out", "A post of mine is out");

    public static readonly NotificationKind NotOut =
        new("posts.not-out", "A post of yours did not go out", "A post of mine did not go out") { IsUrgent = true };

    public static IReadOnlyList<NotificationKind> All { get; } = [ToCheck, ToApprove, SentBack, Approved, Published, NotOut];

    /// <summary>For whom it waits as it stands now. A draft that was never put before anybody waits for nobody.</summary>
    /// <param name="approval">How far its signatures reach now; null where it waits for none.</param>
    public async Task Follow(Post post, Approval? approval, CancellationToken ct)
    {
        if (post.Submission == 0)
        {
            return;
        }

        var next = post.Stage == PostStage.InReview ? approval?.Next : null;
        IReadOnlyCollection<PersonId> signers = next is null ? [] : [.. (approval!.Plan.Here ?? []).Where(approval.MaySignNext).Select(person => person.Id)];
        var sign = new NotificationAbout(post.Id.Value, PostLinks.Sign(post.Id), post.Content.PublishAt);
        var cameBack = post is { Stage: PostStage.Draft, SentBackBecause: not null };
        await notify.WaitsFor(
            post.Establishment,
            post.Id.Value,
            [
                (ToCheck, next?.Act == SigningAct.Check ? signers : [], sign),
                (ToApprove, next?.Act == SigningAct.Check ? [] : signers, sign),
                (SentBack, cameBack ? [post.Author] : [], new NotificationAbout(post.Id.Value, PostLinks.Show(post.Id))),
            ],
            ct);
        await putUp.End(post, ct);
    }

    /// <summary>It waits for nobody any more, whatever became of it.</summary>
    public Task End(Post post, CancellationToken ct)
    {
        var none = new NotificationAbout(post.Id.Value, PostLinks.List());
        return notify.WaitsFor(post.Establishment, post.Id.Value, [(ToCheck, [], none), (ToApprove, [], none), (SentBack, [], none)], ct);
    }

    /// <summary>Tells its author once.</summary>
    public void TellAuthor(Post post, NotificationKind kind) =>
        notify.Tell(kind, post.Establishment, [post.Author], new NotificationAbout(post.Id.Value, PostLinks.Show(post.Id)));
}
