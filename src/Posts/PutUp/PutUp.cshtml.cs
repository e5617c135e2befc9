using System.ComponentModel.DataAnnotations;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.PutUp;

/// <summary>Where somebody puts a post up by hand, says that it is up, and takes it down again. Whoever else reads the post sees how far that is.</summary>
internal sealed class PutUpModel(PutUpCases cases, PutUpPost posts, CountersignDb db, Schools schools, Staff staff, Me me) : PageModel
{
    [BindProperty]
    [StringLength(2000, ErrorMessage = "That is too long for a link. Copy it from the post's Share button")]
    public string? Link { get; set; }

    [BindProperty]
    public CouldNot? Why { get; set; }

    public PutUpCase Case { get; private set; } = null!;

    public SchoolTime Clock { get; private set; } = null!;

    /// <summary>Whether the person signed in is one of those who put it up.</summary>
    public bool IsMine => Case.People.Any(person => person.Id == me.Id);

    /// <summary>Who else has begun with it, and when; null where nobody has or it is the person signed in.</summary>
    public (string Name, DateTimeOffset At)? BegunBy { get; private set; }

    public Task OnGet(PostId id, DeliveryId delivery, CancellationToken ct) => Load(id, delivery, ct);

    public async Task<IActionResult> OnPostBegin(PostId id, DeliveryId delivery, CancellationToken ct) =>
        await After(await posts.Begin(id, delivery, ct), PostLinks.PutUp(id, delivery), null, ct);

    public async Task<IActionResult> OnPostGiveBack(PostId id, DeliveryId delivery, CancellationToken ct) =>
        await After(
        await posts.GiveBack(id, delivery, ct), PostLinks.Show(id), ("The post waits again", "Whoever else leads the account can put it up."), ct);

    public async Task<IActionResult> OnPostIsUp(PostId id, DeliveryId delivery, CancellationToken ct) => await After(
        await posts.IsUp(id, delivery, Link, knowing: false, ct),
        PostLinks.Show(id),
        ("Thank you: the post is up", "Its author is told, and the link is kept."),
        ct);

    public async Task<IActionResult> OnPostIsUpAlready(PostId id, DeliveryId delivery, CancellationToken ct) => await After(
        await posts.IsUp(id, delivery, Link, knowing: true, ct),
        PostLinks.PutUp(id, delivery),
        ("It is written down that the post is up", "If it has to come down, this page says so."),
        ct);

    public async Task<IActionResult> OnPostIsNotUp(PostId id, DeliveryId delivery, CancellationToken ct) =>
        await After(
            await posts.IsNotUp(id, delivery, ct), PostLinks.List(), ("It is written down that the post is not up", "Nothing is left for you to do."), ct);

    public async Task<IActionResult> OnPostCouldNot(PostId id, DeliveryId delivery, CancellationToken ct)
    {
        if (Why is not { } why)
        {
            await Load(id, delivery, ct);
            return this.Refuse("Select what kept you from it", nameof(Why));
        }

        var outcome = await posts.CouldNot(id, delivery, why, ct);
        return await After(outcome, PostLinks.List(), ("Thank you for saying so", "Whoever wrote the post is told, and decides what happens next."), ct);
    }

    public async Task<IActionResult> OnPostIsGone(PostId id, DeliveryId delivery, CancellationToken ct) =>
        await After(await posts.IsGone(id, delivery, ct), PostLinks.Show(id), ("Thank you: the post is down", "The record keeps what stood there."), ct);

    private async Task<IActionResult> After(Outcome<PutUpCase> outcome, string next, (string What, string Next)? done, CancellationToken ct)
    {
        switch (outcome)
        {
            case Outcome<PutUpCase>.Done when done is { } said:
                return this.Done(next, said.What, said.Next);
            case Outcome<PutUpCase>.Done:
                return Redirect(next);
            case Outcome<PutUpCase>.Refused(var why):
                db.ChangeTracker.Clear();
                await Load(PostId.From(RouteId("id")), DeliveryId.From(RouteId("delivery")), ct);
                return this.Refuse(why, nameof(Link));
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private Guid RouteId(string name) => Guid.Parse((string)RouteData.Values[name]!);

    private async Task Load(PostId id, DeliveryId delivery, CancellationToken ct)
    {
        Case = await cases.Open(id, delivery, ct);
        Clock = (await schools.Here(ct)).Time;
        if (Case.Delivery.State != DeliveryState.Sending)
        {
            return;
        }

        var begun = (await db.ActsAbout(delivery.Value, ct)).LastOrDefault(act => act.Kind == DeliveryEvents.Started.Name);
        if (begun?.By is { } by && by != me.Id)
        {
            BegunBy = ((await staff.NamesOf([by], ct)).GetValueOrDefault(by, "Somebody who has left"), begun.At);
        }
    }
}
