using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Disconnect;

internal sealed class DisconnectModel(CountersignDb db, IEnumerable<IPlatform> platforms, Me me, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";

    public bool IsNoticeboard { get; private set; }

    /// <summary>A person puts posts up there.</summary>
    public bool IsAssisted { get; private set; }

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

        return this.Done(SchoolAccountLinks.List, IsAssisted ? $"{Name} is closed" : $"{Name} is disconnected", "Nothing goes out there any more.");
    }

    private async Task<SchoolAccount> Load(SchoolAccountId id, CancellationToken ct)
    {
        var account = await db.Set<SchoolAccount>().FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, ct).OrNotFound(id);
        (Name, IsNoticeboard) = (account.DisplayName, account.Platform == Accounts.Noticeboard);
        IsAssisted = platforms.Any(platform => platform.Name == account.Platform && platform.Assisted is not null);
        return account;
    }
}
