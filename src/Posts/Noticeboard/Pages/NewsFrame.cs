using Countersign.People.Records;
using Microsoft.AspNetCore.Http;

namespace Countersign.Posts.Noticeboard.Pages;

/// <summary>What the frame around a school's public pages needs to know.</summary>
internal sealed record NewsFrame(SchoolName School, Uri Root, string Title)
{
    // A page that was taken down must be gone from every cache on the way within a minute.
    private const string Briefly = "public, max-age=60, must-revalidate";

    /// <summary>Where search engines should find this page; null where they should not keep it.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>Lets caches keep the answer for a minute, not longer.</summary>
    public static void KeepBriefly(HttpResponse response) => response.Headers.CacheControl = Briefly;
}
