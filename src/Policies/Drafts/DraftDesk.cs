using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Drafts;

/// <summary>The drafts of the school in view.</summary>
internal sealed class DraftDesk(CountersignDb db, Me me, TimeProvider clock)
{
    public Task<List<PolicyDraft>> All(CancellationToken ct) => db.Set<PolicyDraft>().AsNoTracking().OrderByDescending(draft => draft.ChangedAt).ToListAsync(ct);

    public async Task<PolicyDraft> Find(PolicyDraftId id, CancellationToken ct) =>
        await db.Set<PolicyDraft>().Include(draft => draft.Clauses).FirstOrDefaultAsync(draft => draft.Id == id, ct) ?? throw new NotThere("draft");

    /// <summary>Says which version the person had before them, so that a later one is not overwritten.</summary>
    public void AsRead(PolicyDraft draft, int version) => db.Entry(draft).Property(row => row.Version).OriginalValue = version;

    /// <summary>Saves a changed draft. Refused where somebody else saved it since it was read.</summary>
    public async Task<Refusal?> Save(PolicyDraft draft, CancellationToken ct)
    {
        draft.Version++;
        draft.ChangedAt = clock.GetUtcNow();
        return await db.TrySave(new Act("policy.draft-changed", me.Establishment, me.Id, draft.ChangedAt, draft.Id.Value), ct)
            ? null
            : new Refusal("Somebody else changed this draft in the meantime. Copy what you wrote, open the draft again and put it in");
    }

    public async Task ThrowAway(PolicyDraft draft, CancellationToken ct)
    {
        db.Remove(draft);
        await db.Save(new Act("policy.draft-discarded", me.Establishment, me.Id, clock.GetUtcNow(), draft.Id.Value), ct);
    }
}
