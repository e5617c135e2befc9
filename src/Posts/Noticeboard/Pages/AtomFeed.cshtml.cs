using Countersign.Foundation.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Countersign.Posts.Noticeboard.Pages;

[AllowAnonymous]
internal sealed class AtomFeedModel(News news, CountersignSettings settings, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGet(string slug, CancellationToken ct)
    {
        if (await news.Enter(slug, ct) is not { } school)
        {
            return NotFound();
        }

        var changed = await news.LastChange(ct);
        var bytes = new Feed(settings.PublicAddress, school).Write(await news.Latest(ct), changed ?? DateTimeOffset.UnixEpoch);
        NewsFrame.KeepBriefly(Response);
        return new FileContentResult(bytes, "application/atom+xml; charset=utf-8")
        {
            LastModified = Settled(changed),
            EntityTag = new EntityTagHeaderValue($"\"{ContentHash.Of(bytes)}\""),
        };
    }

    // The header counts in seconds: a reader told of this one would miss a post taken down before it ends.
    private DateTimeOffset? Settled(DateTimeOffset? changed) => clock.GetUtcNow() - changed >= TimeSpan.FromSeconds(1) ? changed : null;
}
