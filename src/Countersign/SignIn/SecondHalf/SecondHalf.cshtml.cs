using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Invite;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.SecondHalf;

/// <summary>Where the holder, and nobody else, has the second half of an invitation made and shown. It can be read nowhere afterwards.</summary>
internal sealed class SecondHalfModel(
    Me me,
    CountersignDb db,
    Staff staff,
    PendingChanges changes,
    CountersignSettings settings,
    TimeProvider clock) : PageModel
{
    private Invitation invitation = null!;

    public string Name { get; private set; } = "";

    public bool WasMade { get; private set; }

    public string? Half { get; private set; }

    public Uri JoinAt => new(settings.PublicAddress, SignInLinks.JoinPage);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var id = Guid.TryParse(RouteData.Values["id"]?.ToString(), out var read) ? read : default;
        invitation = await db.Set<Invitation>().FirstOrDefaultAsync(row => row.Id == id && row.Holder == me.Id, ct).OrNotFound(id);
        NotFoundException.ThrowIf(!invitation.IsOpen(clock.GetUtcNow()), id);
        Name = (await staff.Find(invitation.Person, ct).OrNotFound(invitation.Person)).Name;
        WasMade = invitation.SecondHash is not null;
        await next();
    }

    [ChangesSecret]
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        // The half is the second person's yes, so it takes what every other yes does, as things stand now.
        if (invitation.ForPower && !await changes.IsSetUp(ct) && !await MayConfirm(ct))
        {
            return this.Refuse("Your own sign-in or role does not let you confirm this any more. Ask the administrator to name somebody else");
        }

        Half = invitation.MakeSecondHalf();
        await db.Save(
            new AuditEvent(InvitationEvents.SecondHalfShown, me.Establishment, me.Id, clock.GetUtcNow(), invitation.Person.Value, invitation.Id), ct);
        return Page();
    }

    private async Task<bool> MayConfirm(CancellationToken ct) => (await changes.Seconds(
        ReplaceSignIn.Of(me.Establishment, invitation.Person, invitation.MadeBy) with { AskedAt = invitation.MadeAt }, ct)).Any(second => second.Id == me.Id);
}
