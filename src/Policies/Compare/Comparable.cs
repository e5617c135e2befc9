using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.People;
using Countersign.Policies.Adopt;
using Countersign.Policies.Drafts;
using Countersign.PolicyLanguage;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Compare;

/// <summary>A document that can be compared.</summary>
/// <param name="Key">As addresses say it; it names nobody.</param>
internal sealed record Choice(string Key, string Name);

/// <summary>The documents that a school can compare: its versions and drafts, the policy above it, and those that come with the program.</summary>
internal sealed class Comparable(CountersignDb db, IFileStore files, ParsedPolicies parsed, StartingPolicies starting, PoliciesInForce policies, Schools schools, Me me)
{
    public async Task<IReadOnlyList<Choice>> All(CancellationToken ct)
    {
        var versions = await db.Set<PolicyVersion>().AsNoTracking().OrderByDescending(version => version.Number).ToListAsync(ct);
        var drafts = await db.Set<PolicyDraft>().AsNoTracking().OrderByDescending(draft => draft.ChangedAt).ToListAsync(ct);
        return
        [
            .. versions.Select((version, place) => new Choice($"version-{version.Number}", $"Version {version.Number}{(place == 0 ? ", in force" : "")}: {version.Title}")),
            .. drafts.Select(draft => new Choice($"draft-{draft.Id}", $"Draft: {draft.Title}")),
            .. await Above(ct) is { } above ? [new Choice("above", $"{above.RatifiedAt}: {above.Document.Front.Title}")] : Array.Empty<Choice>(),
            .. starting.All().Select(policy => new Choice($"start-{policy.Name}", $"Starting policy: {policy.Title}")),
        ];
    }

    /// <summary>The document of a key; null where there is none, or where a draft has errors and cannot be read yet.</summary>
    public async Task<PolicyDocument?> Find(string key, CancellationToken ct)
    {
        if (key.StartsWith("version-", StringComparison.Ordinal) && int.TryParse(key["version-".Length..], out var number))
        {
            var version = await db.Set<PolicyVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, ct);
            return version is null ? null : parsed.Of(version.Hash, await files.Get(new ContentHash(version.Hash), ct));
        }

        if (key.StartsWith("draft-", StringComparison.Ordinal) && PolicyDraftId.TryParse(key["draft-".Length..], null, out var id))
        {
            var draft = await db.Set<PolicyDraft>().AsNoTracking().Include(row => row.Clauses).FirstOrDefaultAsync(row => row.Id == id, ct);
            return draft is null ? null : DraftText.Of(draft).Read().Document;
        }

        return key == "above"
            ? (await Above(ct))?.Document
            : starting.Documents().FirstOrDefault(document => "start-" + Path.GetFileNameWithoutExtension(document.Path) == key);
    }

    private async Task<PolicyInForce?> Above(CancellationToken ct) =>
        (await schools.Find(me.Establishment, ct))?.Parent is { } parent ? await policies.Of(parent, ct) : null;
}
