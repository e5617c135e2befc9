using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts.Start;

/// <summary>The drafts there are, and how to begin one.</summary>
[RequestSizeLimit(UploadLimits.Bytes + 100_000)]
internal sealed class IndexModel(DraftService desk, DraftCreation starting, PoliciesInForce policies, Schools schools, UploadedText text) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<PolicyDraft> Drafts { get; private set; } = [];

    public PolicyInForce? InForce { get; private set; }

    public SchoolTime Time { get; private set; } = null!;

    public async Task OnGet(CancellationToken ct)
    {
        Drafts = await desk.All(ct);
        InForce = await policies.Here(ct);
        Time = (await schools.Here(ct)).Time;
    }

    public async Task<IActionResult> OnPostFromPolicy(CancellationToken ct)
    {
        var policy = await policies.Here(ct).OrNotFound("policy");
        return Begun(await starting.From(policy.OwnDocument, policy.Source, ct));
    }

    public async Task<IActionResult> OnPostUpload(CancellationToken ct)
    {
        if (Upload is null)
        {
            return await Refused("Choose the file that holds your policy", ct);
        }

        using var copy = new MemoryStream();
        await Upload.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        return UploadedDocument.Is(bytes)
            ? await Begun(UploadedDocument.Read(bytes), document => starting.From(document, bytes, ct), ct)
            : await Brought(await text.Read(Upload.FileName, bytes, ct), ct);
    }

    private async Task<IActionResult> Brought(Outcome<ReadDocument> read, CancellationToken ct) => read switch
    {
        Outcome<ReadDocument>.Done(var document) => this.Done(
            DraftLinks.Brought(await starting.From(BroughtPolicy.Of(document, Upload!.FileName), ct)),
            "The draft is begun",
            "It binds nobody until governors ratify it. Look first whether it says what your document says."),
        Outcome<ReadDocument>.Refused(var why) => await Refused(why.Sentence, ct),
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };

    private async Task<IActionResult> Begun<T>(Outcome<T> read, Func<T, Task<PolicyDraftId>> begin, CancellationToken ct) => read switch
    {
        Outcome<T>.Done(var found) => Begun(await begin(found)),
        Outcome<T>.Refused(var why) => await Refused(why.Sentence, ct),
        _ => throw new InvalidOperationException("an outcome is done or refused"),
    };

    private async Task<IActionResult> Refused(string sentence, CancellationToken ct)
    {
        await OnGet(ct);
        return this.Refuse(sentence, nameof(Upload));
    }

    private RedirectResult Begun(PolicyDraftId draft) => this.Done(DraftLinks.Show(draft), "The draft is begun", "It binds nobody until governors ratify it.");
}
