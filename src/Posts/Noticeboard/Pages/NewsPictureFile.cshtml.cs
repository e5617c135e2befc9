using Countersign.Foundation.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Countersign.Posts.Noticeboard.Pages;

/// <summary>A stored picture, as long as a public post shows it. That a file of this hash is stored for other reasons stays unknown.</summary>
[AllowAnonymous]
internal sealed class NewsPictureFileModel(News news, IFileStore files) : PageModel
{
    public async Task<IActionResult> OnGet(string hash, CancellationToken ct)
    {
        if (await news.MediaTypeOf(hash, ct) is not { } mediaType)
        {
            return NotFound();
        }

        Response.Headers.XContentTypeOptions = "nosniff";
        NewsFrame.KeepBriefly(Response);
        return new FileContentResult(await files.Get(new ContentHash(hash), ct), mediaType) { EntityTag = new EntityTagHeaderValue($"\"{hash}\"") };
    }
}
