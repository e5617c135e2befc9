using System.Net;
using Countersign.Foundation.Hosting;
using Countersign.SignIn;
using Countersign.Tests.Samples;

namespace Countersign.Tests.SignIn;

public sealed class TryLimitTests
{
    [Fact]
    public async Task The_thirty_first_try_within_a_minute_is_asked_to_wait_and_pages_still_open()
    {
        await using var site = await TestSite.Start();
        var visitor = site.Nobody();
        await visitor.Open("/sign-in");
        for (var number = 0; number < TryLimit.AMinute; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Press("Sign in")).Status);
        }

        var page = await visitor.Press("Sign in");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("Please wait a minute", page.Heading());
        Assert.InRange(int.Parse(page.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/sign-in")).Status);
    }

    [Fact]
    public async Task Whoever_used_them_up_keeps_out_no_passkey_and_no_browser_that_signed_in_before()
    {
        await using var site = await TestSite.Start();
        await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", "teacher");
        var (known, stranger) = (site.Nobody(), site.Nobody());
        await known.SignIn("ada@wrenfield.example");
        var code = (await known.Press("Make a sheet of codes")).Document.QuerySelector("main li code")!.TextContent;
        await known.SignIn("ada@wrenfield.example");
        await known.Fill("Code", code).Press("Continue");
        await stranger.Open("/sign-in");
        while ((await stranger.Press("Sign in")).Status == HttpStatusCode.OK)
        {
        }

        var signedIn = await known.SignIn("ada@wrenfield.example");
        await stranger.Open("/sign-in");

        Assert.Equal("Enter your code", signedIn.Heading());
        Assert.Contains("That passkey was not accepted", (await stranger.Press("Sign in with a passkey")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", true)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:3::7", false)]
    public void Each_address_has_tries_of_its_own_and_a_block_of_version_six_counts_as_one(string one, string other, bool same) =>
        Assert.Equal(same, ClientAddress.Of(IPAddress.Parse(one)) == ClientAddress.Of(IPAddress.Parse(other)));
}
