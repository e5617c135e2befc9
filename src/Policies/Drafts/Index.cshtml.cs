using Countersign.People;
using Countersign.Policies.Drafts.Upload;
using Countersign.PolicyLanguage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Drafts;

/// <summary>The drafts there are, and how to begin one.</summary>
[Administrators]
[RequestSizeLimit(UploadedText.MostBytes + 100_000)]
internal sealed class IndexModel(DraftDesk desk, Starting starting, PoliciesInForce policies, Schools schools, Me me) : PageModel
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
        Time = new SchoolTime((await schools.Find(me.Establishment, ct) ?? throw new NotThere("school")).TimeZone);
    }

    public async Task<IActionResult> OnPostFromPolicy(CancellationToken ct) =>
        await policies.Here(ct) is { } policy ? Redirect($"/policy/drafts/{await starting.From(policy.Document, policy.Source, ct)}") : throw new NotThere("policy");

    public async Task<IActionResult> OnPostUpload(CancellationToken ct)
    {
        if (Upload is null)
        {
            return await Refused("Choose the file that holds your policy", ct);
        }

        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, ct);
        if (OwnForm.Is(bytes.ToArray()))
        {
            return OwnForm.Read(bytes.ToArray()) switch
            {
                Outcome<PolicyDocument>.Done(var document) => Redirect($"/policy/drafts/{await starting.From(document, bytes.ToArray(), ct)}"),
                Outcome<PolicyDocument>.Refused(var why) => await Refused(why.Sentence, ct),
                _ => throw new InvalidOperationException("an outcome is done or refused"),
            };
        }

        return UploadedText.Read(Upload.FileName, bytes.ToArray()) switch
        {
            Outcome<IReadOnlyList<UploadedParagraph>>.Done(var paragraphs) => Redirect($"/policy/drafts/{await starting.From(FoundClauses.In(paragraphs), Upload.FileName, ct)}"),
            Outcome<IReadOnlyList<UploadedParagraph>>.Refused(var why) => await Refused(why.Sentence, ct),
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
    }

    private async Task<IActionResult> Refused(string sentence, CancellationToken ct)
    {
        ModelState.AddModelError(nameof(Upload), sentence);
        await OnGet(ct);
        return Page();
    }
}
