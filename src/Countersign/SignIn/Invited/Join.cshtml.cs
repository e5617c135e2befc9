using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.SignIn.Accounts;
using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.Invited;

/// <summary>Where whoever was invited comes in: with a link, or with the two halves of an invitation on paper.</summary>
[AllowAnonymous]
internal sealed class JoinModel(
    Invitations invitations,
    AccountEnrolment enrolling,
    SignInCompletion entrance,
    JoinedStaff joined,
    PendingChanges changes,
    CountersignDb db,
    TimeProvider clock) : PageModel
{
    /// <summary>The key of a link, or the first half from paper.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? SecondHalf { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter a password")]
    [DataType(DataType.Password)]
    public string Password { get; set; } = "";

    [BindProperty]
    public bool IsShared { get; set; }

    public InvitedPerson? Invited { get; private set; }

    /// <summary>The halves are still to be typed.</summary>
    public bool AsksHalves { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        var found = await invitations.Find(Key, ct);
        AsksHalves = Key is null || found is { Holder: not null };
        Invited = AsksHalves || found is null ? null : await invitations.WhoIs(found, ct);
    }

    /// <summary>Takes both halves; where they fit, a password is asked for.</summary>
    public async Task<IActionResult> OnPostHalves(CancellationToken ct)
    {
        ModelState.Clear();
        AsksHalves = true;
        if (string.IsNullOrWhiteSpace(Key) || string.IsNullOrWhiteSpace(SecondHalf))
        {
            return string.IsNullOrWhiteSpace(Key)
                ? this.Refuse("Type the first half, as it stands on your sheet", nameof(Key))
                : this.Refuse("Type the second half. The person who is named on your sheet gives it to you", nameof(SecondHalf));
        }

        return await Opened(ct) ?? Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await Opened(ct) is { } refused)
        {
            return refused;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await using var alone = await db.Alone(Invited!.Establishment, ct);
        var replaces = Invited.MayReplace && await joined.Has(Invited.Person, ct);
        var answer = await enrolling.Renew(Invited, Password, ct);
        if (answer is not Outcome<SignInAccount>.Done(var account))
        {
            return this.Refuse(((Outcome<SignInAccount>.Refused)answer).Why, nameof(Password));
        }

        var used = await invitations.Use(Key, ct);
        var facts = new Dictionary<string, string> { ["by"] = used is { Holder: null } ? "link" : "paper" };
        if (used is null || !await db.TrySave(
            new AuditEvent(SignInEvents.PasswordSet, used.Establishment, used.Person, clock.GetUtcNow(), used.Person.Value, used.Id) { Facts = facts }, ct))
        {
            Invited = null;
            return Page();
        }

        if (replaces)
        {
            await SignInNews.Tell(db, used.Establishment, used.Person, SignInChange.Replaced, clock.GetUtcNow(), ct);
            await db.Save(await changes.Rest(used.Establishment, used.Person, ct), ct);
            await changes.AskToCountAgain(used.Establishment, used.Person, used.MadeBy, ct);
        }

        await alone.CommitAsync(ct);
        await entrance.Admit(HttpContext, account, new Admission("invitation", IsShared, LacksSecondStep: true), ct);
        return this.Done(SignInLinks.SecondStep, "Your password is set");
    }

    // Null where it opened. A link has no box to put the reason beside: its page says that it no longer works.
    private async Task<PageResult?> Opened(CancellationToken ct)
    {
        var answer = await invitations.Open(Key, SecondHalf, ct);
        if (answer is Outcome<InvitedPerson>.Refused(var why))
        {
            return AsksHalves ? this.Refuse(why, why == Invitations.Gone ? nameof(Key) : nameof(SecondHalf)) : Page();
        }

        (Invited, AsksHalves) = (((Outcome<InvitedPerson>.Done)answer).Value, false);
        return null;
    }
}
