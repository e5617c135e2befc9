using Countersign.SignIn.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn.FirstStart;

[AllowAnonymous]
internal sealed class SetUpModel(SetUpGate gate) : PageModel
{
    public async Task<IActionResult> OnGet(string? key, CancellationToken ct)
    {
        if (await gate.Enter(HttpContext, key, ct))
        {
            return Redirect(SignInLinks.SetUpSchool);
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
