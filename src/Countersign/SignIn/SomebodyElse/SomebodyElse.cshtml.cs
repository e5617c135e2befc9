using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.SomebodyElse;

/// <summary>Says to whoever sent a form that somebody else had opened it in this browser. Nothing of what was typed is shown.</summary>
internal sealed class SomebodyElseModel(Me me, Staff staff) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PersonId Was { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Lost { get; set; }

    /// <summary>Who is signed in now.</summary>
    public string Now => me.Name;

    /// <summary>Who had opened it; null for somebody of another school.</summary>
    public string? Before { get; private set; }

    public async Task OnGet(CancellationToken ct) => Before = (await staff.Find(Was, ct))?.Name;
}
