using Countersign.Web;
using Microsoft.AspNetCore.Authorization;

namespace Countersign.Tests.Web;

/// <summary>What needs a sign-in is kept by no browser and no cache; the route table says what there is, so a new page cannot be forgotten.</summary>
public sealed class PrivatePagesTests : IAsyncLifetime
{
    private TestSite site = null!;

    private IReadOnlyList<RouteEndpoint> Private =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null),
    ];

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_address_that_needs_a_sign_in_is_answered_with_no_store()
    {
        var administrator = await site.As("administrator");
        using var handler = new HttpClientHandler { CookieContainer = administrator.Cookies, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = site.Address };
        var kept = new List<string>();

        foreach (var endpoint in Private)
        {
            var address = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
                segment.IsSimple && segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.CreateVersion7().ToString()));
            using var answer = await browser.GetAsync(new Uri("/" + address, UriKind.Relative), TestContext.Current.CancellationToken);
            if (answer.Headers.CacheControl is not { NoStore: true })
            {
                kept.Add($"{address}: {answer.StatusCode}");
            }
        }

        Assert.Contains(Private, endpoint => endpoint.RoutePattern.RawText == "/posts/{id}/pictures/{picture:guid}");
        Assert.Empty(kept);
    }

    [Fact]
    public async Task No_browser_remembers_what_is_typed_into_a_form_of_theirs_and_each_form_says_whose_it_is()
    {
        var administrator = await site.As("administrator");
        var wrong = new List<string>();
        var forms = 0;
        foreach (var address in (await EveryForm.Of(site)).Pages.Select(page => "/" + page.AttributeRouteInfo!.Template).Select(template => template.Split("/{")[0]).Where(path => path != "/error"))
        {
            var page = await administrator.Open(address);
            foreach (var form in page.Document.QuerySelectorAll("form[method=post]"))
            {
                forms++;
                if (form.GetAttribute("autocomplete") != "off" || form.QuerySelector("input[name=__FormOwner]") is null)
                {
                    wrong.Add($"{address}: {form.OuterHtml.Split('>')[0]}");
                }
            }
        }

        Assert.True(forms > 20);
        Assert.Empty(wrong);
    }

    [Fact]
    public void None_of_them_can_say_otherwise_of_itself()
    {
        foreach (var endpoint in Private)
        {
            var context = new DefaultHttpContext();
            context.SetEndpoint(endpoint);
            context.Response.Headers.CacheControl = "public, max-age=300";

            SecurityHeaders.Write(context, site.Settings.PublicAddress);

            Assert.Equal("no-store", context.Response.Headers.CacheControl);
        }
    }
}
