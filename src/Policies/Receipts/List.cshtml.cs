using System.ComponentModel.DataAnnotations;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Ask;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Receipts;

/// <summary>The receipts that somebody kept, and those that colleagues shared with them.</summary>
internal sealed class ListModel(ReceiptBook book, AskService desk, ProtectedState drafts, Staff staff, Schools schools, Me me) : PageModel
{
    [BindProperty]
    [StringLength(20_000, ErrorMessage = "What was said must be 20,000 characters or fewer")]
    public string? State { get; set; }

    public SchoolTime Time { get; private set; } = null!;

    public IReadOnlyList<ReceiptLine> Own { get; private set; } = [];

    public IReadOnlyList<ReceiptLine> Shared { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public async Task OnGet(CancellationToken ct)
    {
        Time = (await schools.Here(ct)).Time;
        var all = await book.All(ct);
        Own = [.. all.Where(line => line.Owner is null)];
        Shared = [.. all.Where(line => line.Owner is not null)];
        Names = await staff.NamesOf([.. Shared.Select(line => line.Owner!.Value).Distinct()], ct);
    }

    /// <summary>Keeps the answer to the draft that the form carries, sealed.</summary>
    public async Task<IActionResult> OnPostKeep(CancellationToken ct)
    {
        if (drafts.Open(State) is not { } draft || await desk.Open(ct) is not { } asked || asked.Interview(draft) is not { Next: null } interview)
        {
            return Redirect(PolicyLinks.Ask);
        }

        var receipt = ReceiptText.Of(me, asked, draft, await desk.Paper(asked, draft, interview, ct));
        await book.Keep(receipt, ct);
        return this.Done(PolicyLinks.Receipt(receipt.Id), "Your receipt is kept", "Only you see it, unless you share it.");
    }
}
