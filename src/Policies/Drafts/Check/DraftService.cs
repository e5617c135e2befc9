using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Drafts.Check;

/// <summary>What a draft is weighed against.</summary>
/// <param name="Above">The trust's or federation's policy; null where none is in force.</param>
internal sealed record Baseline(DateOnly Today, PolicyDocument? Above);

/// <summary>The drafts of the school in view.</summary>
internal sealed class DraftService(CountersignDb db, Me me, PoliciesInForce policies, Schools schools, TimeProvider clock)
{
    public Task<List<PolicyDraft>> All(CancellationToken ct) =>
        db.Set<PolicyDraft>().AsNoTracking().OrderByDescending(draft => draft.ChangedAt).ToListAsync(ct);

    public async Task<PolicyDraft> Find(PolicyDraftId id, CancellationToken ct) =>
        await db.Set<PolicyDraft>().Include(draft => draft.Clauses).FirstOrDefaultAsync(draft => draft.Id == id, ct).OrNotFound(id);

    /// <summary>Says which version the person had before them, so that a later one is not overwritten.</summary>
    public void AsRead(PolicyDraft draft, int version) => db.Entry(draft).Property(row => row.Version).OriginalValue = version;

    /// <summary>Saves a changed draft. Refused where somebody else saved it since it was read.</summary>
    public Task<Refusal?> Save(PolicyDraft draft, CancellationToken ct) => Save(draft, PolicyEvents.DraftChanged, null, ct);

    /// <summary>Saves a draft in which answers were accepted that examples have since a rule was changed.</summary>
    public Task<Refusal?> Save(PolicyDraft draft, IReadOnlyCollection<NewAnswer> accepted, CancellationToken ct) =>
        Save(draft, PolicyEvents.AnswersAccepted, new() { ["examples"] = string.Join(", ", accepted.Select(answer => answer.Example)) }, ct);

    private async Task<Refusal?> Save(PolicyDraft draft, AuditEventKind kind, Dictionary<string, string>? facts, CancellationToken ct)
    {
        draft.Version++;
        draft.ChangedAt = clock.GetUtcNow();
        return await db.TrySave(new AuditEvent(kind, me.Establishment, me.Id, draft.ChangedAt, draft.Id.Value) { Facts = facts }, ct)
            ? null
            : new Refusal("Somebody else changed this draft in the meantime. Copy what you wrote, open the draft again and put it in");
    }

    /// <summary>What a draft is weighed against: the school's today and the policy above it.</summary>
    public async Task<Baseline> Baseline(CancellationToken ct)
    {
        var school = await schools.Here(ct);
        var above = school.Parent is { } parent ? await policies.Of(parent, ct) : null;
        return new Baseline(school.Time.Today(clock.GetUtcNow()), above?.OwnDocument);
    }

    /// <summary>Throws a draft away, or finds it thrown away already. Refused where somebody else saved it since it was read.</summary>
    public async Task<Refusal?> ThrowAway(PolicyDraft draft, CancellationToken ct)
    {
        db.Remove(draft);
        return await db.TrySave(new AuditEvent(PolicyEvents.DraftDiscarded, me.Establishment, me.Id, clock.GetUtcNow(), draft.Id.Value), ct)
            || !await db.Set<PolicyDraft>().AnyAsync(row => row.Id == draft.Id, ct)
            ? null
            : new Refusal("Somebody else changed this draft in the meantime. Read it before you throw it away");
    }
}
