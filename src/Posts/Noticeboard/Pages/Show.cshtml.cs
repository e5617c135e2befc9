using Countersign.People.Records;
using Countersign.PolicyLanguage.Wording;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.Noticeboard.Pages;

[AllowAnonymous]
internal sealed class ShowModel(News news, CountersignSettings settings) : PageModel
{
    private const int LongestDescription = 200;

    public SchoolName? School { get; private set; }

    public NewsItem? Item { get; private set; }

    public Uri Address => NewsAddress.Of(settings.PublicAddress, School!.Slug, Item!.Id);

    /// <summary>What a link preview says under the headline.</summary>
    public string Description => English.Shortened(
        Item!.Story.Body.Length > 0 ? Item.Story.Body.ReplaceLineEndings(" ") : $"News from {School!.Name}, {News.DayOf(Item.At, School)}",
        LongestDescription);

    public Uri AddressOf(NewsPicture picture) => NewsAddress.OfPicture(settings.PublicAddress, picture.Hash);

    public async Task<IActionResult> OnGet(string slug, string id, CancellationToken ct)
    {
        if (!NoticeboardPostId.TryParse(id, null, out var post)
            || await news.Enter(slug, ct) is not { } school
            || await news.Find(post, ct) is not { } item)
        {
            return NotFound();
        }

        (School, Item) = (school, item);
        ViewData["Frame"] = item.IsTakenDown
            ? new NewsFrame(school, settings.PublicAddress, "Post taken down")
            : new NewsFrame(school, settings.PublicAddress, item.Story.Headline) { Canonical = Address };
        Response.StatusCode = item.IsTakenDown ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        NewsFrame.KeepBriefly(Response);
        return Page();
    }
}
