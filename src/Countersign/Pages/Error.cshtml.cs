using System.Diagnostics;
using Countersign.Foundation;
using Countersign.Foundation.SentForms;
using Countersign.Links;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel(IAntiforgery antiforgery) : PageModel
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
        507 => "There is no room left",
        _ => "Something went wrong",
    };

    /// <summary>Null where the database is there; else whether it is open if what was sent was kept.</summary>
    public bool? Away => HttpContext.WithoutDatabase();

    /// <summary>What was sent; null where nothing was, or where it could not be read.</summary>
    public SentWithFault? Sent => SentWithFault.In(HttpContext);

    /// <summary>The very thing can be sent once more: it is known that nothing of it was kept, and it lacks nothing.</summary>
    public bool GoesAgain => Away == false && Sent is { IsWhole: true };

    /// <summary>What was typed can be given back, to be looked through and sent: whoever is here has not sent too much or what is not theirs.</summary>
    public bool GivesBack => Sent is { HoldsSomething: true } && (Away is not null || Status is 400 or 409 or 413 or 429 or 500 or 503 or 507);

    /// <summary>The token of whoever is here: the one that was sent may be what was wrong. Where the database is away, nothing is asked of it.</summary>
    public string? Token => Away is null ? antiforgery.GetAndStoreTokens(HttpContext).RequestToken : Sent?.Form[UnsentForms.TokenField];

    /// <summary>Where it was sent once, to be looked for.</summary>
    public string PageAddress => Sent is null ? HostLinks.Home : Sent.Address;

    public string Seconds => Response.Headers.RetryAfter.ToString();

    public string Reference => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    public void OnGet()
    {
        Status = Status is >= 400 and < 600 ? Status : 404;
        Response.StatusCode = Status;
    }
}
