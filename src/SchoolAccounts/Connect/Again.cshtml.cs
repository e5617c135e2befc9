using Countersign.People.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SchoolAccounts.Connect;

/// <summary>Connects a news page again that was disconnected. The button for it stands on the list; the page shows nothing.</summary>
internal sealed class AgainModel(ConnectAccount connecting, Me me) : PageModel
{
    public IActionResult OnGet() => Redirect(SchoolAccountLinks.List);

    public async Task<IActionResult> OnPost(SchoolAccountId id, CancellationToken ct) => await connecting.Reopen(id, me, ct)
        ? this.Done(SchoolAccountLinks.List, "The school's news page is connected again", "Posts can go to it from now on.")
        : this.Done(SchoolAccountLinks.List, "The school's news page was already connected");
}
