using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.SchoolAccounts.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SchoolAccounts.Disconnect;

internal sealed class DisconnectModel(CountersignDb db, Me me, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";

    public bool IsNoticeboard { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!me.Holds(Me.Administrator))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
        }
    }

    public Task OnGet(SchoolAccountId id, CancellationToken ct) => Load(id, ct);

    public async Task<IActionResult> OnPost(SchoolAccountId id, CancellationToken ct)
    {
        var account = await Load(id, ct);
        account.ClosedAt = clock.GetUtcNow();
        account.ProtectedSecret = "";
        account.Version++;
        if (!await db.TrySave(new Act(SchoolAccountEvents.Closed, me.Establishment, me.Id, account.ClosedAt.Value, id.Value), ct))
        {
            ModelState.AddModelError("", "Somebody else changed this account at the same moment. Look at it again before you disconnect it");
            return Page();
        }

        Done = $"{Name} is disconnected";
        return RedirectToPage("/SchoolAccounts/List/List");
    }

    private async Task<SchoolAccount> Load(SchoolAccountId id, CancellationToken ct)
    {
        var account = await db.Set<SchoolAccount>().FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, ct) ?? throw new NotThere(id);
        (Name, IsNoticeboard) = (account.DisplayName, account.Platform == Accounts.Noticeboard);
        return account;
    }
}
