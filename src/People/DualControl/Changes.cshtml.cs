using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.People.DualControl;

/// <summary>Where changes of power are confirmed or stopped. Everybody sees those that they may confirm or stop.</summary>
internal sealed class ChangesModel(Me me, PendingChanges pending, ChangesShown shown, Schools schools) : PageModel
{
    public IReadOnlyList<ShownChange> Changes { get; private set; } = [];

    public SchoolTime Time { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await Load(HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostConfirm(Guid id, CancellationToken ct) =>
        await Answer(await pending.Confirm(id, me, ct), "The change is confirmed", "It counts from now on.", ct);

    public async Task<IActionResult> OnPostStop(Guid id, CancellationToken ct) =>
        await Answer(await pending.Stop(id, me, ct), "The change is stopped", "Nothing was changed.", ct);

    private async Task<IActionResult> Answer(Outcome<RequestedChange> answer, string what, string next, CancellationToken ct)
    {
        if (answer is Outcome<RequestedChange>.Refused(var why))
        {
            await Load(ct);
            return this.Refuse(why);
        }

        return this.Done(PeopleLinks.Changes, what, next);
    }

    private async Task Load(CancellationToken ct)
    {
        Time = (await schools.Here(ct)).Time;
        Changes = [.. (await shown.Waiting(ct)).Where(change => change.MayConfirm || change.MayStop)];
    }
}
