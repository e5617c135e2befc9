using Countersign.Policies.Unanswered;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Policies.Ask;

/// <summary>One question after another, and then the answer, for those who are signed in.</summary>
internal sealed class AboutModel(AskService desk, CountUnanswered counting, ProtectedState drafts) : PageModel
{
    [BindProperty(Name = "")]
    public AskForm Said { get; set; } = new();

    /// <summary>Nothing to show without a form: the beginning is another page.</summary>
    public IActionResult OnGet() => Redirect(PolicyLinks.Ask);

    [RefusesUnreadable]
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await desk.Open(ct) is not { } asked)
        {
            return Redirect(PolicyLinks.Ask);
        }

        Said.Talk = new Conversation(asked, desk, counting, drafts);
        if (Said.Send && await Said.Talk.Send(Said, ModelState, ct))
        {
            return this.Done(PolicyLinks.Ask, "Your sentence is sent", "Those who look after the policy can read it. Your name is not with it.");
        }

        return await Said.Talk.Take(Said, ModelState, ct) ? Page() : Redirect(PolicyLinks.Ask);
    }
}
