using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts.Start;

/// <summary>A policy brought from elsewhere and its draft, side by side, with what was left out and what differs.</summary>
internal sealed class BroughtModel(DraftService desk) : PageModel
{
    public PolicyDraft Draft { get; private set; } = null!;

    public BroughtRecord Record { get; private set; } = null!;

    /// <summary>What was left out, kind by kind.</summary>
    public IEnumerable<IGrouping<string, LeftOut>> LeftOut => Record.LeftOut.GroupBy(left => left.What);

    public IReadOnlyList<string> Original(DraftClause clause) => Record.Originals.GetValueOrDefault(clause.Id) ?? [];

    public async Task OnGet(PolicyDraftId id, CancellationToken ct)
    {
        Draft = await desk.Find(id, ct);
        Record = BroughtRecord.Read(Draft.Brought).OrNotFound("document");
    }
}
