using System.Net;

namespace Countersign.Tests.Pages;

public sealed class StandingPagesTests
{
    [Theory]
    [InlineData("/accessibility", "Accessibility statement")]
    [InlineData("/data", "How we use data")]
    public async Task Anyone_may_read_the_pages_that_the_footer_links(string address, string heading)
    {
        await using var site = await TestSite.Start();
        var parent = site.Nobody();

        var page = await parent.Open(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(heading, page.Heading());
        Assert.Empty(parent.Cookies.GetAllCookies());
    }
}
