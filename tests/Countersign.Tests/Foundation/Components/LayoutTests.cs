using System.Security.Claims;
using Countersign.Foundation.Components;

namespace Countersign.Tests.Foundation.Components;

public class LayoutTests
{
    [Fact]
    public async Task A_page_carries_no_script_or_style_of_its_own()
    {
        await using var host = await ComponentHost.Start("Development");

        var page = await ComponentHost.Page(await host.Client.GetAsync("/components", TestContext.Current.CancellationToken));

        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/assets/", script.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_two_elements_share_an_id_and_every_reference_finds_one()
    {
        await using var host = await ComponentHost.Start("Development");

        var page = await ComponentHost.Page(await host.Client.GetAsync("/components", TestContext.Current.CancellationToken));

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToArray();
        var references = page.All.SelectMany(e => new[] { "for", "aria-describedby", "aria-labelledby", "aria-controls", "data-aria-controls" }
            .SelectMany(a => (e.GetAttribute(a) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(references.Except(ids));
    }

    [Fact]
    public async Task The_gallery_is_not_there_outside_development()
    {
        await using var host = await ComponentHost.Start("Production");

        var response = await host.Client.GetAsync("/components", TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_links_at_the_foot_of_the_page_lead_somewhere()
    {
        await using var host = await ComponentHost.Start("Production");
        var ct = TestContext.Current.CancellationToken;

        var page = await ComponentHost.Page(await host.Client.GetAsync("/error/404", ct));

        var links = page.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")!).ToArray();
        Assert.Equal(["/help", "/accessibility", "/data"], links);
        foreach (var link in links)
        {
            Assert.Equal(200, (int)(await host.Client.GetAsync(link, ct)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/nowhere", 404, "We cannot find that page")]
    [InlineData("/error/403", 403, "You cannot open this page")]
    [InlineData("/error/200", 404, "We cannot find that page")]
    [InlineData("/throws", 500, "Something went wrong")]
    public async Task An_error_is_said_in_plain_words(string address, int status, string heading)
    {
        await using var host = await ComponentHost.Start("Production", Throwing);

        var response = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);

        var page = await ComponentHost.Page(response);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/components")]
    [InlineData("/nowhere")]
    [InlineData("/throws")]
    public async Task Every_answer_forbids_script_and_style_from_elsewhere(string address)
    {
        await using var host = await ComponentHost.Start("Development", Throwing);

        var headers = (await host.Client.GetAsync(address, TestContext.Current.CancellationToken)).Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_pages_of_somebody_signed_in_are_never_kept(bool signedIn)
    {
        await using var host = await ComponentHost.Start("Production", app => app.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity(signedIn ? "test" : null));
            return context.Request.Path == "/plain" ? context.Response.WriteAsync("plain") : next(context);
        }));

        var response = await host.Client.GetAsync("/plain", TestContext.Current.CancellationToken);

        Assert.Equal(signedIn, response.Headers.CacheControl?.NoStore ?? false);
    }

    [Fact]
    public async Task With_nobody_signed_in_there_are_no_sections_and_no_way_out()
    {
        await using var host = await ComponentHost.Start("Production");

        var page = await ComponentHost.Page(await host.Client.GetAsync("/error/404", TestContext.Current.CancellationToken));

        Assert.Empty(page.QuerySelectorAll("nav, form"));
    }

    [Theory]
    [InlineData(true, "Leave demo person")]
    [InlineData(false, "Sign out")]
    public async Task The_person_and_the_establishment_stand_in_the_header(bool demo, string leave)
    {
        await using var host = await ComponentHost.Start("Production", app => app.Use((context, next) =>
        {
            var frame = context.RequestServices.GetRequiredService<PageFrame>();
            (frame.Person, frame.Establishment, frame.DemoPerson, frame.NavItems) = ("Siân <Prosser>", "Larkfield", demo, [new NavItem("Home", "/"), new NavItem("Ask", "/ask")]);
            return next(context);
        }));

        var page = await ComponentHost.Page(await host.Client.GetAsync("/error/404", TestContext.Current.CancellationToken));

        var header = page.QuerySelector("header")!;
        Assert.Contains("Siân <Prosser>", header.TextContent, StringComparison.Ordinal);
        Assert.Contains("Larkfield", header.TextContent, StringComparison.Ordinal);
        Assert.Equal(leave, header.QuerySelector("form[action='/sign-out'] button")!.TextContent);
        Assert.Equal(["Home", "Ask"], header.QuerySelectorAll("nav a").Select(a => a.TextContent));
    }

    private static void Throwing(WebApplication app) => app.Use((context, next) =>
        context.Request.Path == "/throws" ? throw new InvalidOperationException("secret") : next(context));
}
