using System.Net;
using Countersign.SignIn;
using Countersign.Tests.Peers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Countersign.Tests.Web;

/// <summary>What docs/running.md says about a proxy, with the very configuration that it prints.</summary>
public sealed class BehindNginxTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Nginx nginx = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PublicAddress = new Uri($"https://{Nginx.Host}/"), Proxies = ["127.0.0.1"] });
        nginx = await Nginx.InFrontOf(site.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await nginx.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Cookies_links_and_passkeys_follow_the_address_that_people_type()
    {
        using var browser = nginx.Visitor("127.0.0.2");

        using var signIn = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        var feed = await browser.GetStringAsync(new Uri("/news/wrenfield-school/feed.atom", UriKind.Relative), Ct);
        using var news = await browser.GetAsync(new Uri("/news/wrenfield-school", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
        Assert.Equal(["max-age=31536000"], signIn.Headers.GetValues("Strict-Transport-Security"));
        Assert.All(signIn.Headers.GetValues("Set-Cookie"), cookie => Assert.Matches("^__Host-countersign-[^;]+; (expires=[^;]+; )?path=/; secure; samesite=lax; httponly$", cookie));
        Assert.Contains($"https://{Nginx.Host}/news/wrenfield-school", feed, StringComparison.Ordinal);
        Assert.Contains($"rel=\"canonical\" href=\"https://{Nginx.Host}/news/wrenfield-school\"", await news.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Address.Authority, feed, StringComparison.Ordinal);
        Assert.Equal(Nginx.Host, site.Services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value.ServerDomain);
    }

    [Fact]
    public async Task Somebody_signed_in_reads_and_sends_what_is_large()
    {
        using var browser = nginx.Visitor("127.0.0.2");
        var session = (await site.As("teacher")).Cookies.GetAllCookies().Single();
        browser.DefaultRequestHeaders.Add("Cookie", $"{session.Name}={session.Value}");

        using var home = await browser.GetAsync(new Uri("/", UriKind.Relative), Ct);
        using var large = new ByteArrayContent(new byte[20_000_000]);
        using var sent = await browser.PostAsync(new Uri("/posts/new", UriKind.Relative), large, Ct);

        Assert.Equal("__Host-countersign", session.Name);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, sent.StatusCode);
        Assert.Contains("no-store", sent.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_is_led_to_https()
    {
        using var browser = nginx.Visitor("127.0.0.2");

        using var answer = await browser.GetAsync(new Uri($"http://{Nginx.Host}/sign-in?then=%2Fposts"), Ct);

        Assert.Equal((HttpStatusCode.MovedPermanently, $"https://{Nginx.Host}/sign-in?then=%2Fposts"), (answer.StatusCode, answer.Headers.Location!.AbsoluteUri));
    }

    [Fact]
    public async Task Each_visitor_has_tries_of_their_own_and_no_header_of_theirs_gives_them_more()
    {
        using var busy = nginx.Visitor("127.0.0.2");
        using var other = nginx.Visitor("127.0.0.3");
        for (var number = 0; number < TryLimit.AMinute; number++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await Try(busy));
        }

        var again = await Try(busy);
        busy.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.BadRequest),
            (again, await Try(busy), await Try(other)));
    }

    private static async Task<HttpStatusCode> Try(HttpClient visitor)
    {
        using var empty = new FormUrlEncodedContent([]);
        using var answer = await visitor.PostAsync(new Uri("/sign-in", UriKind.Relative), empty, Ct);
        return answer.StatusCode;
    }
}
