using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Countersign.Foundation;
using Countersign.Web;
using Microsoft.AspNetCore.TestHost;

namespace Countersign.Tests.Foundation.Components;

/// <summary>Layout, error pages and gallery as the program serves them, without the rest of the program.</summary>
public sealed class ComponentHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ComponentHost(WebApplication app) => this.app = app;

    public HttpClient Client { get; private init; } = null!;

    public static async Task<ComponentHost> Start(string environment, Action<WebApplication>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = WebHost.Unwatched, EnvironmentName = environment, ApplicationName = "countersign" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/").AddApplicationPart(typeof(SecurityHeaders).Assembly);
        builder.Services.AddComponents();
        var app = builder.Build();
        app.UseSecurityHeaders(new CountersignSettings { DataFolder = "", PublicAddress = new Uri("http://localhost/") });
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        also?.Invoke(app);
        app.UseRouting();
        app.MapRazorPages();
        await app.StartAsync();
        var handler = new CookieKeeper(app.GetTestServer().CreateHandler());
        return new ComponentHost(app) { Client = new HttpClient(handler) { BaseAddress = new Uri("http://localhost") } };
    }

    public static async Task<IHtmlDocument> Page(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    // Antiforgery pairs a cookie with the form's token.
    private sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly System.Net.CookieContainer cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies.GetCookieHeader(request.RequestUri!));
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                cookies.SetCookies(request.RequestUri!, cookie);
            }

            return response;
        }
    }
}
