using Countersign.Foundation.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Help;

[AllowAnonymous]
internal sealed class ShowModel : PageModel
{
    public Guide Guide { get; private set; } = null!;

    public void OnGet(string name) => Guide = Guides.Find(name).OrNotFound(name);
}
