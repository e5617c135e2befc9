using System.Net;
using Countersign.SignIn;
using Countersign.Web;
using Microsoft.AspNetCore.Builder;

namespace Countersign.Tests.Web;

public sealed class NamedProxiesTests
{
    [Theory]
    [InlineData("", "127.0.0.1", "203.0.113.9", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "10.0.0.7", "203.0.113.9", "10.0.0.7")]
    [InlineData("127.0.0.1", "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1 10.0.0.0/8", "127.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.7", "203.0.113.9")]
    [InlineData("::1", "::1", "2001:db8::7", "2001:db8::7")]
    [InlineData("127.0.0.1", "127.0.0.1", "somebody", "127.0.0.1")]
    public async Task Only_a_named_proxy_says_where_a_visitor_comes_from_and_only_that(string named, string sender, string said, string visitor)
    {
        var settings = new CountersignSettings
        {
            DataFolder = "", PublicAddress = new Uri("http://localhost/"), Proxies = named.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseNamedProxies(settings);
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(sender);
        context.Request.Headers["X-Forwarded-For"] = said;
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Headers["X-Forwarded-Host"] = "elsewhere.example";

        await app.Build()(context);

        Assert.Equal((visitor, "", false), (context.Connection.RemoteIpAddress!.MapToIPv6() is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4().ToString() : context.Connection.RemoteIpAddress.ToString(), context.Request.Host.Value, context.Request.IsHttps));
    }

    [Fact]
    public async Task The_frameworks_own_switch_opens_nothing()
    {
        Environment.SetEnvironmentVariable(NamedProxies.Switch, "true");
        try
        {
            await using var site = await TestSite.Start();
            using var browser = new HttpClient { BaseAddress = site.Address };
            var last = HttpStatusCode.OK;
            for (var number = 0; number <= TryLimit.AMinute; number++)
            {
                using var form = new FormUrlEncodedContent([]);
                using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = form, Headers = { { "X-Forwarded-For", $"203.0.113.{number}" } } };
                using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
                last = answer.StatusCode;
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, last);
        }
        finally
        {
            Environment.SetEnvironmentVariable(NamedProxies.Switch, null);
        }
    }
}
