using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Countersign.Foundation;
using Countersign.Foundation.Database;
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

    /// <summary>What was sent while the database was away.</summary>
    public RequestWithoutDatabase? Away => HttpContext.WithoutDatabase();

    public int Files => Away?.Sent?.Files.Count ?? 0;

    /// <summary>What was typed, to be sent once more. A secret is typed again: no page holds one.</summary>
    public IReadOnlyList<(string Name, string Value)> Typed => Away?.Sent is not { } sent || Files > 0 || sent.Keys.Any(IsSecret)
        ? []
        : [.. sent.SelectMany(one => one.Value.Select(value => (one.Key, value ?? "")))];

    public string Seconds => Response.Headers.RetryAfter.ToString();

    public string Reference => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    private static bool IsSecret(string field) =>
        field.Contains("password", StringComparison.OrdinalIgnoreCase) || field.Contains("code", StringComparison.OrdinalIgnoreCase)
        || field.Contains("half", StringComparison.OrdinalIgnoreCase) || field.Contains("secret", StringComparison.OrdinalIgnoreCase);

    public void OnGet()
    {
        Status = Status is >= 400 and < 600 ? Status : 404;
        Response.StatusCode = Status;
    }
}
