using Countersign.Approvals.Plan;
using Countersign.Foundation.Files;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts.Model;
using Countersign.Screening.Model;

namespace Countersign.Posts.Compose;

/// <summary>What the composer needs to know around a draft.</summary>
internal sealed record ComposeContext(ApprovalPlan Plan, IReadOnlyList<AccountName> Accounts, SchoolTime Clock);

/// <summary>Gathers what a draft is judged by.</summary>
internal sealed class ComposeQueries(PostApprovals approvals, Schools schools, Accounts accounts, PostScreening screening, IFileStore files)
{
    public async Task<SchoolTime> Clock(CancellationToken ct) => (await schools.Here(ct)).Time;

    public async Task<ComposeContext> Open(Post? post, CancellationToken ct) =>
        new(await approvals.Plan(post, ct), await accounts.Open(ct), await Clock(ct));

    /// <summary>What stands between the draft and those who sign.</summary>
    public async Task<IReadOnlyList<Fault>> Faults(Post post, ComposeContext context, DateTimeOffset now, CancellationToken ct)
    {
        var destinations = new List<TargetAccount>();
        foreach (var account in context.Accounts.Where(account => post.Targets.Any(target => target.Account == account.Id)))
        {
            destinations.Add(new TargetAccount(account.Name, account.Limits, await PictureFiles.Read(post, account.Platform, files, ct)));
        }

        var plan = await approvals.Plan(post, ct);
        var findings = await screening.Findings(post, ct);
        var blocking = findings.Where(finding => finding.Severity == Severity.Blocks).Select(finding => Blocking(finding, post));
        return SubmissionRules.Faults(post, plan, destinations, [.. blocking], now);
    }

    private static Fault Blocking(ScreeningFinding finding, Post post) => new(Field(finding.Place, post), $"{finding.Message}. {finding.Suggestion}");

    private static string Field(Place place, Post post) => place.Kind switch
    {
        PlaceKind.AltText => $"Alts[{post.Pictures.OrderBy(picture => picture.Place).ElementAt(place.Picture).Id}]",
        PlaceKind.FileName => "NewPictures",
        _ => "Text",
    };
}
