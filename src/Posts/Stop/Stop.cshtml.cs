using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.Stop;

/// <summary>A stop as people read it.</summary>
/// <param name="IsOurs">It was made here and not above, so it can be lifted here.</param>
internal sealed record ShownStop(Guid Id, string What, string By, DateTimeOffset At, string? Because, bool IsOurs);

/// <summary>The emergency stop: what is stopped, the buttons that stop, and where its end is asked for.</summary>
internal sealed class StopModel(Stops stops, StopPublishing publishing, Accounts accounts, Staff staff, Schools schools) : PageModel
{
    [BindProperty]
    public Guid? Account { get; set; }

    [BindProperty]
    public Guid? Id { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public bool May { get; private set; }

    public SchoolName Here { get; private set; } = null!;

    public IReadOnlyList<ShownStop> Stopped { get; private set; } = [];

    /// <summary>Whether everything is stopped from here already.</summary>
    public bool AllStopped { get; private set; }

    public IReadOnlyList<AccountName> Accounts { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await Load(HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostStop(CancellationToken ct) =>
        await publishing.Stop(Account is { } account ? SchoolAccountId.From(account) : null, Because, ct) is Outcome<PublishingStop>.Refused(var why)
            ? this.Refuse(why)
            : this.Done(
                PostLinks.Stop, "Publishing is stopped", "Nothing more goes out and nothing is lost. What is up already is taken down from its own page.");

    public async Task<IActionResult> OnPostLift(CancellationToken ct) => await publishing.AskToLift(Id ?? default, ct) switch
    {
        Outcome<RequestedChange>.Refused(var why) => this.Refuse(why),
        Outcome<RequestedChange>.Done({ Counts: true }) => this.Done(PostLinks.Stop, "Publishing goes on"),
        Outcome<RequestedChange>.Done(var asked) => this.Done(PostLinks.Stop, "Starting again waits for a second person", asked.Next(Here.Time)),
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };

    private async Task Load(CancellationToken ct)
    {
        (May, Here) = (await publishing.May(ct), await schools.Here(ct));
        var now = await stops.Now(ct);
        var names = await staff.NamesOf([.. now.Select(stop => stop.StoppedBy).Distinct()], ct);
        var open = await accounts.Open(ct);
        var named = (await accounts.Named(ct)).ToDictionary(account => account.Id, account => account.Name);
        string What(PublishingStop stop) => stop.Account is { } account ? named.GetValueOrDefault(account, "An account")
            : stop.Establishment == Here.Id ? $"Everything at {Here.Name}" : "Everything, at all schools of the trust or federation";
        Stopped = [.. now.Select(stop => new ShownStop(
            stop.Id,
            What(stop),
            names.GetValueOrDefault(stop.StoppedBy, "somebody who has left"),
            stop.StoppedAt,
            stop.Because,
            stop.Establishment == Here.Id))];
        AllStopped = now.Any(stop => stop.Establishment == Here.Id && stop.Account is null);
        Accounts = [.. open.Where(account => now.All(stop => stop.Account != account.Id))];
    }
}
