using Countersign.Approvals.Plan;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts.Model;
using Countersign.Screening.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Compose;

/// <summary>What the composer needs to know around a draft.</summary>
internal sealed record ComposeContext(ApprovalPlan Plan, IReadOnlyList<AccountName> Accounts, SchoolTime Clock);

/// <summary>What an author sees of their post while they write it.</summary>
/// <param name="Remarks">What they should know of its time.</param>
internal sealed record ComposeLook(IReadOnlyList<PostFinding> Findings, IReadOnlyList<string> Remarks);

/// <summary>Gathers what a draft is judged by.</summary>
internal sealed class ComposeQueries(
    CountersignDb db, PostApprovals approvals, Schools schools, Accounts accounts, PostScreening screening, IFileStore files, TimeProvider time)
{
    private const int LastPosts = 100;

    private const int Usual = 5;

    public async Task<SchoolTime> Clock(CancellationToken ct) => (await schools.Here(ct)).Time;

    public async Task<ComposeContext> Open(Post? post, CancellationToken ct) =>
        new(await approvals.Plan(post, ct), await accounts.Open(ct), await Clock(ct));

    /// <summary>What stands between the draft and those who sign.</summary>
    public async Task<IReadOnlyList<Fault>> Faults(
        Post post, ComposeContext context, IReadOnlyList<PostFinding> findings, DateTimeOffset now, CancellationToken ct)
    {
        var destinations = new List<TargetAccount>();
        foreach (var account in context.Accounts.Where(account => post.Targets.Any(target => target.Account == account.Id)))
        {
            destinations.Add(new TargetAccount(account.Name, account.Limits, await PictureFiles.Read(post, account.Platform, files, ct)));
        }

        var plan = await approvals.Plan(post, ct);
        return SubmissionRules.Faults(post, plan, destinations, [.. Unsettled(post, findings)], now);
    }

    /// <summary>What is found in what is typed, and the reasons that were typed beside it.</summary>
    public Task<IReadOnlyList<PostFinding>> Findings(ComposeForm form, Post? post, CancellationToken ct) =>
        screening.Findings(ComposeFields.Screened(form, post), ComposeFields.Reasons(form), ct);

    /// <summary>What was said most often of the last posts that went out.</summary>
    public async Task<IReadOnlyList<string>> UsualPurposes(CancellationToken ct)
    {
        var last = await db.Set<Post>().Where(post => post.Stage == PostStage.Sent && post.Content.Purpose != null)
            .OrderByDescending(post => post.Id).Take(LastPosts).Select(post => post.Content.Purpose!).ToListAsync(ct);
        return [.. last.CountBy(purpose => purpose).OrderByDescending(purpose => purpose.Value).Take(Usual).Select(purpose => purpose.Key)];
    }

    /// <summary>What there is to see of what is typed.</summary>
    public async Task<ComposeLook> Look(ComposeForm form, Post? post, ComposeContext context, CancellationToken ct) =>
        new(await Findings(form, post, ct), await Remarks(form, post?.Id, context, ct));

    private async Task<IReadOnlyList<string>> Remarks(ComposeForm form, PostId? own, ComposeContext context, CancellationToken ct)
    {
        if (form is not { Day: { } day, Time: { } hour } || context.Clock.Instant(day, hour) is not Outcome<DateTimeOffset>.Done(var at))
        {
            return [];
        }

        var chosen = form.Accounts.ConvertAll(SchoolAccountId.From);
        var (from, to) = (at - TimeRules.Apart, at + TimeRules.Apart);
        var near = await db.Set<Post>()
            .Where(post => post.Id != own && post.Content.PublishAt > from && post.Content.PublishAt < to
                && (post.Stage == PostStage.InReview || post.Stage == PostStage.Scheduled || post.Stage == PostStage.Sent))
            .SelectMany(post => post.Targets.Where(target => chosen.Contains(target.Account)), (post, target) => new { target.Account, post.Content.PublishAt })
            .OrderBy(one => one.PublishAt).Take(20).ToListAsync(ct);
        return TimeRules.Remarks(
            at,
            time.GetUtcNow(),
            context.Clock,
            context.Plan.Signatures.Count,
            [.. near.Select(one => new NearPost(one.Account, one.PublishAt!.Value))],
            context.Accounts);
    }

    private static IEnumerable<Fault> Unsettled(Post post, IReadOnlyList<PostFinding> findings) =>
    [
        .. findings.Where(finding => finding.Severity == Severity.Blocks)
            .Select(finding => new Fault(Field(finding.Place, post), $"{finding.Message}. {finding.Suggestion}")),
        .. findings.Where(finding => finding.LacksReason)
            .Select(finding => new Fault($"Reasons[{finding.Key}]", $"{finding.Message}. Change the words, or say why they stay")),
        .. findings.Where(finding => finding.Reason?.Length > PostFinding.LongestReason)
            .Select(finding => new Fault($"Reasons[{finding.Key}]", $"The reason must be {PostFinding.LongestReason} characters or fewer")),
    ];

    private static string Field(Place place, Post post) => place.Kind switch
    {
        PlaceKind.AltText => $"Alts[{post.Pictures.OrderBy(picture => picture.Place).ElementAt(place.Picture).Id}]",
        PlaceKind.FileName => "NewPictures",
        _ => "Text",
    };
}
