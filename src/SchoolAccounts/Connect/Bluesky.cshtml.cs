using System.ComponentModel.DataAnnotations;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SchoolAccounts.Connect;

internal sealed class BlueskyModel(ConnectAccount connecting, Me me) : PageModel
{
    [BindProperty]
    public string? Handle { get; set; }

    [BindProperty]
    [DataType(DataType.Password)]
    public string? AppPassword { get; set; }

    [BindProperty]
    public string? Server { get; set; } = "https://bsky.social";

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (Read() is not { } connection)
        {
            return Page();
        }

        switch (await connecting.Connect("bluesky", connection, me, ct))
        {
            case Outcome<AccountConnected>.Done(var account):
                return this.Done(
                    SchoolAccountLinks.List,
                    account.Again ? $"{account.DisplayName} was connected before and now uses the new app password" : $"{account.DisplayName} is connected",
                    "Posts can go to it from now on.");
            case Outcome<AccountConnected>.Refused(var why):
                return this.Refuse(why);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private Connection? Read()
    {
        var handle = Handle?.Trim().TrimStart('@').ToLowerInvariant() ?? "";
        if (handle.Length == 0)
        {
            ModelState.AddModelError(nameof(Handle), "Enter the account's handle");
        }
        else if (Uri.CheckHostName(handle) != UriHostNameType.Dns || !handle.Contains('.', StringComparison.Ordinal))
        {
            ModelState.AddModelError(nameof(Handle), "Enter the whole handle, such as wrenfield.bsky.social");
        }

        var secret = AppPassword?.Trim() ?? "";
        if (secret.Length == 0)
        {
            ModelState.AddModelError(nameof(AppPassword), "Enter an app password");
        }

        if (!Uri.TryCreate(Server?.Trim(), UriKind.Absolute, out var server) || !MayUse(server))
        {
            ModelState.AddModelError(nameof(Server), "Enter the server's address, beginning with https://");
            return null;
        }

        return ModelState.IsValid ? new Connection(new Uri(server.GetLeftPart(UriPartial.Authority)), handle, secret) : null;
    }

    private static bool MayUse(Uri server) =>
        server.UserInfo.Length == 0 && (server.Scheme == Uri.UriSchemeHttps || (server.Scheme == Uri.UriSchemeHttp && server.IsLoopback));
}
