using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    public string Heading => Status switch
    {
        404 => "We cannot find that page",
        403 => "You cannot open this page",
        429 => "Please wait a minute",
        409 => "Somebody was quicker",
        400 => "We could not read what was sent",
        405 => "This page does not take that",
        413 => "What you sent is too large",
        503 => "Countersign is not ready",
        _ => "Something went wrong",
    };

    public string Reference => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    public void OnGet()
    {
        Status = Status is >= 400 and < 600 ? Status : 404;
        Response.StatusCode = Status;
    }
}
