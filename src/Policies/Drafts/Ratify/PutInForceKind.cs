using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.Policies.Adopt;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Parsing;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Drafts.Ratify;

/// <summary>The document that somebody asks to put in force, by its fingerprint, and what they recorded of its ratification.</summary>
/// <param name="InForce">The version it would follow; null where there is none.</param>
internal sealed record AskedInForce(string Hash, string Title, int? InForce, Dictionary<string, string> Facts)
{
    public static AskedInForce Read(RequestedChange change) => JsonSerializer.Deserialize<AskedInForce>(change.Details)!;

    public RequestedChange By(Me me, PolicyDraftId draft) =>
        new(PutInForceKind.Kind, me.Establishment, draft.Value, JsonSerializer.Serialize(this)) { AskedBy = me.Id };
}

/// <summary>Puts a draft in force. It is the text with the fingerprint that was asked for, or nothing.</summary>
internal sealed class PutInForceKind(CountersignDb db, AdoptPolicy adopting, PoliciesInForce policies, Ratifications ratifications)
    : IPendingChangeKind
{
    public const string Kind = "policy";

    private static readonly Refusal Gone = new("The draft is not there any more: it was thrown away, or put in force already");

    private static readonly Refusal Changed = new("The draft was changed since this was asked for. Ask again, for what it says now");

    public string Name => Kind;

    public string Words(RequestedChange change, Func<PersonId, string> name)
    {
        var asked = AskedInForce.Read(change);
        return $"“{asked.Title}” is put in force as the policy, ratified on {asked.Facts["ratified"]}, "
            + $"with the fingerprint that begins with {asked.Hash[..12]}";
    }

    public string? More(RequestedChange change) =>
        AskedInForce.Read(change).InForce is { } version ? PolicyLinks.Compare(version, new PolicyDraftId(change.Subject)) : null;

    public async Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct)
    {
        var id = new PolicyDraftId(change.Subject);
        var asked = AskedInForce.Read(change);
        if (await db.Set<PolicyDraft>().Include(row => row.Clauses).FirstOrDefaultAsync(row => row.Id == id, ct) is not { } draft)
        {
            return Gone;
        }

        var report = DraftReport.Of(draft);
        var bytes = report.Text.Bytes();
        var document = report.Document is null ? null : PolicyReader.Read("draft.md", bytes).Document;
        var inForce = await policies.Of(change.Establishment, ct);
        var ratified = await ratifications.RatifiedHash(inForce, ct);
        if (document?.Hash != asked.Hash || Ratification.Hindrances(draft, report, document, ratified).Count > 0)
        {
            return Changed;
        }

        var noted = await adopting.Note(new Ratified(change.Establishment, draft.Title, bytes, change.AskedBy, asked.Facts), ct);
        if (noted is not Outcome<VersionNoted>.Done({ Act: { } act }))
        {
            return Changed;
        }

        // The version keeps the bytes; the next draft starts from there.
        db.Remove(draft);
        return new Outcome<IReadOnlyList<AuditEvent>>.Done([act with { About = [.. act.About, change.Id] }]);
    }
}
