using System.Text;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Receipts;

/// <summary>One receipt: its owner reads, shares and deletes it; a colleague whom it was shared with reads it.</summary>
internal sealed class ShowModel(ReceiptBook book, Staff staff, Schools schools, Me me, CountersignSettings settings) : PageModel
{
    [BindProperty]
    public string? Colleague { get; set; }

    public Receipt Receipt { get; private set; } = null!;

    public SchoolTime Time { get; private set; } = null!;

    public bool IsOwn => Receipt.Owner == me.Id;

    public string OwnerName { get; private set; } = "";

    public string Address => new Uri(settings.PublicAddress, PolicyLinks.Receipt(Receipt.Id)).ToString();

    /// <summary>Those it is shared with, leavers too: should they come back, it is theirs to read again.</summary>
    public IReadOnlyDictionary<PersonId, string> Readers { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyList<StaffMember> Others { get; private set; } = [];

    public Task OnGet(ReceiptId id, CancellationToken ct) => Load(id, ct);

    public async Task<IActionResult> OnGetDownload(ReceiptId id, CancellationToken ct)
    {
        await Load(id, ct);
        return File(Encoding.UTF8.GetBytes(ReceiptText.File(Receipt, Time)), "text/plain; charset=utf-8", $"receipt-{Time.Today(Receipt.At):yyyy-MM-dd}.txt");
    }

    public async Task<IActionResult> OnPostShare(ReceiptId id, CancellationToken ct)
    {
        if (Ids.Read<PersonId>(Colleague, out var person) && person != me.Id && await staff.Find(person, ct) is { } colleague)
        {
            await book.Share(id, colleague, ct);
            return this.Done(PolicyLinks.Receipt(id), "The receipt is shared", "Hand them its address: they sign in and read it.");
        }

        await Load(id, ct);
        return this.Refuse("Select who may read it", nameof(Colleague));
    }

    public async Task<IActionResult> OnPostRevoke(ReceiptId id, CancellationToken ct)
    {
        await book.Revoke(id, Ids.Require<PersonId>(Colleague), ct);
        return this.Done(PolicyLinks.Receipt(id), "You no longer share it with them");
    }

    public async Task<IActionResult> OnPostDelete(ReceiptId id, CancellationToken ct)
    {
        await book.Delete(id, ct);
        return this.Done(PolicyLinks.Receipts, "The receipt is deleted", "What it said is gone.");
    }

    private async Task Load(ReceiptId id, CancellationToken ct)
    {
        Receipt = await book.Find(id, ct);
        Time = (await schools.Here(ct)).Time;
        if (!IsOwn)
        {
            OwnerName = (await staff.NamesOf([Receipt.Owner], ct)).GetValueOrDefault(Receipt.Owner, "a colleague");
            return;
        }

        var everyone = (await staff.Everyone(ct)).Where(person => person.Id != me.Id).ToList();
        var shared = Receipt.Shares.Select(share => share.Colleague).ToHashSet();
        Readers = await staff.NamesOf([.. shared], ct);
        Others = [.. everyone.Where(person => !shared.Contains(person.Id))];
    }
}
