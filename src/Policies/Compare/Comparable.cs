using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Adopt;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Unanswered;
using Countersign.PolicyLanguage.Comparison;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Compare;

/// <summary>A document that can be compared.</summary>
/// <param name="Key">As addresses say it; it names nobody.</param>
/// <param name="Short">As sentences name it: <c>forbidden under Oxlip Lane School</c>.</param>
/// <param name="IsOwn">Whether it is a version or a draft of the school in view, of which one follows another.</param>
internal sealed record Choice(string Key, string Name, string Short, bool IsOwn = false);

/// <summary>
/// The documents that a school can compare: its versions, its drafts for those who look after the policy, the policy above it, those of
/// the schools beside it under one trust, and those that come with the program.
/// </summary>
internal sealed class Comparable(
    CountersignDb db,
    ParsedPolicies parsed,
    StartingPolicies starting,
    PoliciesInForce policies,
    Schools schools,
    Me me)
{
    public async Task<IReadOnlyList<Choice>> All(SchoolName school, CancellationToken ct)
    {
        var versions = await db.Set<PolicyVersion>().AsNoTracking().OrderByDescending(version => version.Number)
            .Select(version => new { version.Number, version.Title }).ToListAsync(ct);
        var drafts = await MaySeeDrafts(ct)
            ? await db.Set<PolicyDraft>().AsNoTracking().OrderByDescending(draft => draft.ChangedAt)
                .Select(draft => new { draft.Id, draft.Title }).ToListAsync(ct)
            : [];
        var others = await Beside(school, ct);
        return
        [
            .. versions.Select((version, place) => new Choice(
                $"version-{version.Number}",
                $"Version {version.Number}{(place == 0 ? ", in force" : "")}: {version.Title}",
                $"version {version.Number}",
                IsOwn: true)),
            .. drafts.Select(draft => new Choice($"draft-{draft.Id}", $"Draft: {draft.Title}", $"the draft “{draft.Title}”", IsOwn: true)),
            .. await Above(school, ct) is { } above ? [new Choice("above", $"{above.RatifiedAt}: {above.Title}", above.RatifiedAt)] : Array.Empty<Choice>(),
            .. others,
            .. starting.All().Select(policy => new Choice($"start-{policy.Name}", $"Starting policy: {policy.Title}", $"the starting policy “{policy.Name}”")),
        ];
    }

    /// <summary>The document of a key, with what stands above it; null where there is none, or where a draft has errors and cannot be read yet.</summary>
    /// <exception cref="NotFoundException">The key names a school that does not stand beside this one.</exception>
    public async Task<PolicyLayers?> Find(SchoolName school, string key, CancellationToken ct)
    {
        if (After(key, "school-") is { } slug)
        {
            var other = await schools.BySlug(slug, ct).OrNotFound(slug);
            NotFoundException.ThrowIf(!IsBeside(school, other), slug);
            return (await policies.Of(other.Id, ct))?.Layers;
        }

        return key == "above" ? (await Above(school, ct))?.Layers
            : await Document(key, ct) is { } document ? await policies.WithWhatIsAbove(document, school, ct)
            : null;
    }

    // What is in force here, or could be.
    private async Task<PolicyDocument?> Document(string key, CancellationToken ct)
    {
        if (After(key, "version-") is { } digits)
        {
            var version =
                int.TryParse(digits, out var number) ? await db.Set<PolicyVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, ct) : null;
            return version is null ? null : (await parsed.Find(version.Hash, ct)).Document;
        }

        if (After(key, "draft-") is { } id)
        {
            return await Draft(id, ct) is { } draft ? DraftText.Of(draft).Read().Document : null;
        }

        return starting.Documents().FirstOrDefault(document => "start-" + Path.GetFileNameWithoutExtension(document.Path) == key);
    }

    /// <summary>What the two are called side by side; null where one follows the other in this school.</summary>
    public static DocumentNames? Names(IReadOnlyList<Choice> choices, string before, string after)
    {
        var (one, other) = (choices.FirstOrDefault(choice => choice.Key == before), choices.FirstOrDefault(choice => choice.Key == after));
        return one is null || other is null || (one.IsOwn && other.IsOwn) ? null : new DocumentNames(one.Short, other.Short);
    }

    private static string? After(string key, string start) => key.StartsWith(start, StringComparison.Ordinal) ? key[start.Length..] : null;

    private static bool IsBeside(SchoolName school, SchoolName other) =>
        other.Id != school.Id && (other.Parent == school.Id || (school.Parent is not null && other.Parent == school.Parent));

    // Their policies are public; those without one of their own follow the one above.
    private async Task<IReadOnlyList<Choice>> Beside(SchoolName school, CancellationToken ct)
    {
        var beside = (await schools.Under(school.Parent ?? school.Id, ct)).Concat(school.Parent is null ? [] : await schools.Under(school.Id, ct))
            .Where(other => other.Id != school.Id).ToList();
        var ids = beside.Select(other => other.Id).ToList();
        var versions = ids.Count == 0 ? [] : await db.AcrossEstablishments<PolicyVersion>().AsNoTracking()
            .Where(row => ids.Contains(row.Establishment)).Select(row => new { row.Establishment, row.Number, row.Title }).ToListAsync(ct);
        return
        [
            .. from other in beside
               let title = versions.Where(version => version.Establishment == other.Id).MaxBy(version => version.Number)?.Title
               where title is not null
               select new Choice($"school-{other.Slug}", $"{other.Name}: {title}", other.Name),
        ];
    }

    private async Task<PolicyDraft?> Draft(string text, CancellationToken ct) =>
        PolicyDraftId.TryParse(text, null, out var id) && await MaySeeDrafts(ct)
            ? await db.Set<PolicyDraft>().AsNoTracking().Include(row => row.Clauses).FirstOrDefaultAsync(row => row.Id == id, ct)
            : null;

    private async Task<bool> MaySeeDrafts(CancellationToken ct) => Reviewers.Has(me, await policies.Here(ct));

    private async Task<PolicyInForce?> Above(SchoolName school, CancellationToken ct) => school.Parent is { } parent ? await policies.Of(parent, ct) : null;
}
