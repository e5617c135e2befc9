using System.Text;
using Countersign.People;
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

    public string Address => new Uri(settings.PublicAddress, "/ask/receipts/" + Receipt.Id).ToString();

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
            return Redirect("/ask/receipts/" + id);
        }

        ModelState.AddModelError(nameof(Colleague), "Select who may read it");
        await Load(id, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(ReceiptId id, CancellationToken ct)
    {
        await book.Revoke(id, Ids.Read<PersonId>(Colleague, out var person) ? person : throw new NotThere(id), ct);
        return Redirect("/ask/receipts/" + id);
    }

    public async Task<IActionResult> OnPostDelete(ReceiptId id, CancellationToken ct)
    {
        await book.Delete(id, ct);
        return Redirect("/ask/receipts");
    }

    private async Task Load(ReceiptId id, CancellationToken ct)
    {
        Receipt = await book.Find(id, ct);
        Time = await schools.TimeOf(me.Establishment, ct);
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
