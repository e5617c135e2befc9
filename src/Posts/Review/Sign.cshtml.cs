using System.ComponentModel.DataAnnotations;
using Countersign.Approvals.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Review;

/// <summary>What whoever signs last says of a post whose time has passed.</summary>
internal enum LateAnswer
{
    Now,
    Later,
}

/// <summary>Where whoever is asked to sign next reads the post, signs it or sends it back.</summary>
internal sealed class SignModel(PostReaders readers, ReviewQueries queries, SignDetails details, SignPost sign, SendBackPost sendBack) : PageModel
{
    /// <summary>The fingerprint of what the person read.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    /// <summary>The numbers of the checklist lines that are confirmed.</summary>
    [BindProperty]
    public List<int> Confirmed { get; set; } = [];

    [BindProperty]
    [StringLength(2000, ErrorMessage = "The reason must be 2,000 characters or fewer")]
    public string? Because { get; set; }

    /// <summary>When it goes out, where its time passed while it waited.</summary>
    [BindProperty]
    public LateAnswer? Late { get; set; }

    [BindProperty]
    public DateOnly? LateDay { get; set; }

    [BindProperty]
    public TimeOnly? LateTime { get; set; }

    /// <summary>The lines that were left open when somebody pressed the button.</summary>
    public IReadOnlyList<int> Open { get; private set; } = [];

    /// <summary>Whether it was to be sent back and the box for the reason is to blame.</summary>
    public bool LacksReason => ModelState[nameof(Because)] is { Errors.Count: > 0 };

    public bool SignaturesRest => queries.Me.SignaturesRest;

    public Post Post { get; private set; } = null!;

    public ReviewContext Context { get; private set; } = null!;

    public SignContext Details { get; private set; } = null!;

    // Whoever may not read it learns nothing of it, whatever they send.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (id, ct) = (Ids.Require<PostId>(RouteData.Values["id"]?.ToString()), HttpContext.RequestAborted);
        NotFoundException.ThrowIf(!await (await readers.Find(id, ct)).AnyAsync(ct), id);
        await next();
    }

    public async Task OnGet(PostId id, CancellationToken ct)
    {
        await Load(id, ct);
        Seen = Context.Approval.Subject.Fingerprint;
    }

    public async Task<IActionResult> OnPostSign(PostId id, CancellationToken ct)
    {
        if (await When(ct) is not Outcome<LateChoice?>.Done(var late))
        {
            return await Refused(id, new Refusal("Give a day and a time at which it goes out"), nameof(LateDay), ct);
        }

        return await sign.Sign(id, new Signing(queries.Me, Seen, Confirmed, late), ct) switch
        {
            Outcome<Countersignature>.Done => this.Done(PostLinks.Show(id), "You have signed the post", await WhatComesNext(id, ct)),
            Outcome<Countersignature>.Refused(var why) when Post.IsAboutTime(why) =>
                await Refused(id, why, late?.At is null ? nameof(Late) : nameof(LateDay), ct),
            Outcome<Countersignature>.Refused(var why) => await LeftOpen(id, why, ct),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public async Task<IActionResult> OnPostSendBack(PostId id, CancellationToken ct) =>
        await sendBack.SendBack(id, queries.Me, Because, ct) is Outcome<string>.Refused(var why)
            ? await Refused(id, why, nameof(Because), ct)
            : this.Done(PostLinks.Show(id), "The post is sent back", "Its author reads your reason and may change the post.");

    private async Task<Outcome<LateChoice?>> When(CancellationToken ct) => (Late, LateDay, LateTime) switch
    {
        (LateAnswer.Now, _, _) => new LateChoice(null),
        (LateAnswer.Later, { } day, { } time) => (await details.Clock(ct)).Instant(day, time) switch
        {
            Outcome<DateTimeOffset>.Done(var at) => new LateChoice(at),
            Outcome<DateTimeOffset>.Refused(var why) => why,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        },
        (LateAnswer.Later, _, _) => new Refusal("Give a day and a time at which it goes out"),
        _ => (LateChoice?)null,
    };

    private async Task<string> WhatComesNext(PostId id, CancellationToken ct)
    {
        await Load(id, ct);
        return Context.Approval.Next is { } next ? $"{SignatureWords.Next(next, Context.Able)}."
            : Post.Deliveries.Any(delivery => delivery.State == DeliveryState.Waiting && delivery.DueAt > details.Now)
                ? $"Nobody is left to sign. It goes out on {Details.Clock.Read(Post.Deliveries.Max(delivery => delivery.DueAt))}."
            : "Nobody is left to sign. It goes out now, and this page says when it is there.";
    }

    private async Task<IActionResult> LeftOpen(PostId id, Refusal why, CancellationToken ct)
    {
        var page = await Refused(id, why, nameof(Confirmed), ct);
        Open = Context.MaySign && Context.Approval.Next is { } next
            ? [.. Context.Approval.Plan.ChecklistOf(next).Select(line => line.Number).Except(Confirmed)]
            : [];
        return page;
    }

    // Whoever may not sign at all, or signs an older version, finds no box to blame.
    private async Task<IActionResult> Refused(PostId id, Refusal why, string box, CancellationToken ct)
    {
        await Load(id, ct);
        var boxIsToBlame = Context.MaySign && Context.Approval.Plan.Refusals.Count == 0 && Seen == Context.Approval.Subject.Fingerprint;
        ShowNewest();
        return this.Refuse(why, boxIsToBlame ? box : "");
    }

    // What was ticked was ticked for what was read. The page below shows the newest version, so the next signature is for that.
    private void ShowNewest()
    {
        if (Seen != Context.Approval.Subject.Fingerprint)
        {
            ModelState.Remove(nameof(Seen));
            ModelState.Remove(nameof(Confirmed));
            (Seen, Confirmed) = (Context.Approval.Subject.Fingerprint, []);
        }
    }

    private async Task Load(PostId id, CancellationToken ct)
    {
        Post = await (await readers.Find(id, ct)).Whole().AsNoTracking().FirstOrDefaultAsync(ct).OrNotFound(id);
        Context = await queries.Open(Post, ct);
        Details = await details.Read(Post, Context, ct);
    }
}
