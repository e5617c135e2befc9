using Countersign.Foundation.Database;
using Countersign.Foundation.SentForms;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Screening.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Compose;

/// <summary>Writes a post, or goes on writing one.</summary>
[RequestSizeLimit((4L * PictureLimits.Bytes) + 1_000_000)]
internal sealed class ComposeModel(
    CountersignDb db, Me me, ComposeQueries queries, SubmitPost posts, KeepTyping typing, PostApprovals approvals, Staff staff, TimeProvider time) : PageModel
{
    [BindProperty]
    public ComposeForm Form { get; set; } = new();

    public Post? Post { get; private set; }

    /// <summary>What the author should know of the pictures that were just added.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    /// <summary>Why pictures that were just added could not be taken.</summary>
    public IReadOnlyList<string> NotTaken { get; private set; } = [];

    public ComposeContext Context { get; private set; } = null!;

    /// <summary>What was found in what is typed, and what there is to know of its time.</summary>
    public ComposeLook Look { get; private set; } = new([], []);

    /// <summary>What the school said last of what its posts are for, so that nobody has to find words for the usual.</summary>
    public IReadOnlyList<string> UsualPurposes { get; private set; } = [];

    /// <summary>The post that this page goes on writing; null until it was kept once.</summary>
    public PostId? Saved { get; private set; }

    public string Address => Saved is { } saved ? PostLinks.Continue(saved) : PostLinks.New;

    public async Task<IActionResult> OnGet(PostId? id, CancellationToken ct)
    {
        if (id is { } draft && !UnsentForms.IsOnlyShown(HttpContext) && !Request.Query.ContainsKey(UnsentForms.Query)
            && await typing.Last(draft, ct) is var (key, _))
        {
            return Redirect(PostLinks.GoOn(draft, key));
        }

        await Load(id, ct);
        NotFoundException.ThrowIf(Post is { IsStillWritten: false }, nameof(Post));
        if (Post is { IsOnItsWay: true } onItsWay)
        {
            return Redirect(PostLinks.Show(onItsWay.Id));
        }

        Form = Post is null
            ? new ComposeForm { Accounts = [.. Context.Accounts.Take(1).Select(account => account.Id.Value)] }
            : ComposeFields.Form(Post, Context.Plan, Context.Clock);
        await See(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSave(PostId? id, CancellationToken ct) => await Answer(id, await posts.Save(By(id), Form, ct), ct);

    public async Task<IActionResult> OnPostSubmit(PostId? id, CancellationToken ct) => await Answer(id, await posts.Submit(By(id), Form, ct), ct);

    /// <summary>Takes in one picture as soon as it is chosen. It is asked by the page's script, which puts the answer into the page.</summary>
    [RefusesUnreadable]
    public async Task<IActionResult> OnPostPicture(PostId? id, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            // The picture stays chosen, and goes with the form once what is wrong in it is mended.
            return NotKept(Unreadable());
        }

        Form.Earlier = null;
        var outcome = await posts.Save(By(id), Form, ct);
        var written = (outcome as Outcome<WrittenPost>.Done)?.Value;
        await Load(written?.Post?.Id ?? id, ct);
        (Said, NotTaken) = outcome is Outcome<WrittenPost>.Refused(var why)
            ? ([], [why.Sentence])
            : (written!.Said, written.Faults.Where(fault => fault.Field == nameof(Form.NewPictures)).Select(fault => fault.Sentence).ToList());
        (Form.Version, Form.Remove) = (Post?.Version ?? 0, []);
        ModelState.Clear();
        return Partial("/Posts/Compose/_Pictures.cshtml", this);
    }

    /// <summary>Puts a picture before the one before it, and goes on.</summary>
    public async Task<IActionResult> OnPostArrange(PostId id, CancellationToken ct) => await posts.Save(By(id), Form, ct) switch
    {
        Outcome<WrittenPost>.Done({ Post: { } post, Faults.Count: 0 }) => Redirect(PostLinks.Continue(post.Id)),
        var other => await Answer(id, other, ct),
    };

    /// <summary>Keeps what is typed while it is typed. It is asked by the page's script, which reads the answer.</summary>
    [RefusesUnreadable]
    public async Task<IActionResult> OnPostKeep(PostId? id, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return NotKept(Unreadable());
        }

        var clock = (await queries.Clock(ct)).Hour(time.GetUtcNow());
        return await typing.Keep(id, Form, Request.Form, ct) switch
        {
            Outcome<KeptTyping>.Done({ Post: { } post } kept) => new JsonResult(new
            {
                said = kept.Told is null ? $"Saved at {clock}" : $"Saved at {clock}. {kept.Told}",
                address = PostLinks.Continue(post),
                version = kept.Version,
                typed = kept.Key,
            }),
            Outcome<KeptTyping>.Refused(var why) => NotKept(why.Sentence),
            _ => new JsonResult(new { said = "" }),
        };
    }

    /// <summary>What there is to see of what is typed. It is asked while somebody types, and nothing is saved.</summary>
    [RefusesUnreadable]
    public async Task<IActionResult> OnPostLook(PostId? id, CancellationToken ct)
    {
        await Load(id, ct);
        return Partial("/Posts/Compose/_Look.cshtml", Look);
    }

    private string Unreadable() => ModelState.Values.SelectMany(entry => entry.Errors).First(error => error.ErrorMessage.Length > 0).ErrorMessage;

    private static JsonResult NotKept(string why) => new(new { said = $"Not saved: {why}" }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private Authorship By(PostId? id) => new(me.Establishment, me.Id, id);

    private async Task<IActionResult> Answer(PostId? id, Outcome<WrittenPost> outcome, CancellationToken ct)
    {
        if (outcome is not Outcome<WrittenPost>.Done(var written))
        {
            await Load(id, ct);
            return Show([new Fault(nameof(Form.Text), ((Outcome<WrittenPost>.Refused)outcome).Why.Sentence)]);
        }

        if (written.Faults.Count == 0)
        {
            return written.Post!.Stage == PostStage.InReview
                ? this.Done(PostLinks.Show(written.Post.Id), "The post is sent for its signatures", Told(await WhoSigns(written.Post, ct), written))
                : this.Done(PostLinks.Show(written.Post.Id), "The draft is saved", Told(NobodyYet, written));
        }

        // Pictures that were taken in stay with the saved draft, and pressing again goes on from it.
        await Load(written.Post?.Id, ct);
        ModelState.Remove($"{nameof(Form)}.{nameof(Form.Version)}");
        Form.Version = Post?.Version ?? 0;
        Said = written.Said;
        return Show(written.Faults);
    }

    private const string NobodyYet = "Nobody is asked to sign it until you send it to be checked.";

    private static string Told(string next, WrittenPost written) => string.Join(' ', written.Said.Prepend(next));

    // Said at once: whoever wrote it would otherwise wait for nobody.
    private async Task<string> WhoSigns(Post post, CancellationToken ct)
    {
        var (approval, everyone) = (await approvals.Read(post, [], ct), await staff.Everyone(ct));
        return approval.Lacking(everyone) is { } lacking ? SignatureWords.Lacking(lacking)
            : approval.Next is { } next ? $"{SignatureWords.Next(next, [.. everyone.Where(approval.MaySignNext)])}. They find it on their home page."
            : "Whoever signs next finds it on their home page.";
    }

    private async Task Load(PostId? id, CancellationToken ct)
    {
        Saved = id;
        Post = id is { } existing ? await db.Set<Post>().AsNoTracking().OfAuthor(existing, me.Id, ct) : null;
        Context = await queries.Open(Post, ct);
        if (!HttpMethods.IsGet(Request.Method))
        {
            await See(ct);
        }
    }

    private async Task See(CancellationToken ct)
    {
        Look = await queries.Look(Form, Post, Context, ct);
        UsualPurposes = Context.Plan.Asks.Contains("purpose") ? await queries.UsualPurposes(ct) : [];
    }

    // What was typed is shown as it was typed.
    private PageResult Show(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError($"{nameof(Form)}.{fault.Field}", new Refusal(fault.Sentence, fault.Clause).InFull);
        }

        return Page();
    }
}
