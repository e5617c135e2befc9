using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Disconnect;

internal sealed class DisconnectModel(CountersignDb db, Me me, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";

    public bool IsNoticeboard { get; private set; }

    public Task OnGet(SchoolAccountId id, CancellationToken ct) => Load(id, ct);

    public async Task<IActionResult> OnPost(SchoolAccountId id, CancellationToken ct)
    {
        var account = await Load(id, ct);
        account.ClosedAt = clock.GetUtcNow();
        account.ProtectedSecret = "";
        account.Version++;
        if (!await db.TrySave(new AuditEvent(SchoolAccountEvents.Closed, me.Establishment, me.Id, account.ClosedAt.Value, id.Value), ct))
        {
            return this.Refuse("Somebody else changed this account at the same moment. Look at it again before you disconnect it");
        }

        return this.Done(SchoolAccountLinks.List, $"{Name} is disconnected", "Nothing goes out there any more.");
    }

    private async Task<SchoolAccount> Load(SchoolAccountId id, CancellationToken ct)
    {
        var account = await db.Set<SchoolAccount>().FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, ct).OrNotFound(id);
        (Name, IsNoticeboard) = (account.DisplayName, account.Platform == Accounts.Noticeboard);
        return account;
    }
}
