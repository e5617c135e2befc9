using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Posts.Noticeboard.Pages;

[AllowAnonymous]
internal sealed class ListModel(News news, CountersignSettings settings) : PageModel
{
    public NewsPage? News { get; private set; }

    public Uri Address { get; private set; } = settings.PublicAddress;

    public string PageAddress(int number) => NewsLinks.List(News!.School.Slug, number);

    // "page" is also a route value of the framework, so it must be read from the query alone.
    public async Task<IActionResult> OnGet(string slug, [FromQuery(Name = "page")] int number = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || await news.Enter(slug, ct) is not { } school || await news.Page(school, number, ct) is not { } page)
        {
            return NotFound();
        }

        News = page;
        var first = NewsAddress.Of(settings.PublicAddress, school.Slug);
        Address = number == 1 ? first : new Uri($"{first.AbsoluteUri}?page={number.ToString(CultureInfo.InvariantCulture)}");
        ViewData["Frame"] = new NewsFrame(school, settings.PublicAddress, school.Name) { Canonical = Address };
        NewsFrame.KeepBriefly(Response);
        return Page();
    }
}
