using System.Collections.Concurrent;
using System.Text;
using Countersign.Web;

namespace Countersign.Tests.Web;

/// <summary>What leaves the program, read at a collector that a test set up.</summary>
public sealed class ObservabilityTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> received = [];
    private WebApplication collector = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        collector = await Start(WebApplication.CreateSlimBuilder(WebHost.Unwatched), app => app.MapPost("/{**what}", async (string what, HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body, Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            received.AddOrUpdate(what, text, (_, before) => before + text);
        }));
    }

    public ValueTask DisposeAsync() => collector.DisposeAsync();

    [Fact]
    public async Task A_request_leaves_as_its_route_and_a_tag_that_is_not_on_the_list_does_not_leave()
    {
        await Ask("/v1/traces", "/people/Perpetua?q=Vane");

        var traces = received["v1/traces"];
        Assert.Contains("/people/{name}", traces, StringComparison.Ordinal);
        Assert.Contains("http.response.status_code", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("Perpetua", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("Vane", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("Tester/1.0", traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_count_requests_and_name_nobody()
    {
        await Ask("/v1/metrics", "/people/Perpetua?q=Vane");

        var figures = received["v1/metrics"];
        Assert.Contains("http.server.request.duration", figures, StringComparison.Ordinal);
        Assert.Contains("/people/{name}", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("Perpetua", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_collector_is_named_nothing_is_gathered()
    {
        var builder = WebApplication.CreateSlimBuilder(WebHost.Unwatched);
        builder.Services.AddObservability(builder.Configuration);
        await using var app = builder.Build();

        Assert.Null(app.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
    }

    // The program sends what it gathered at the latest when it stops.
    private async Task Ask(string endpoint, string path)
    {
        var builder = WebApplication.CreateSlimBuilder(WebHost.Unwatched);
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single();
        builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        builder.Services.AddObservability(builder.Configuration);
        await using (var app = await Start(builder, app => app.MapGet("/people/{name}", (string name) => name)))
        {
            using var http = new HttpClient();
            http.DefaultRequestHeaders.UserAgent.ParseAdd("Tester/1.0");
            await http.GetStringAsync(new Uri(app.Urls.Single() + path), Ct);
            await app.StopAsync(Ct);
        }

        Assert.Contains(endpoint.TrimStart('/'), received.Keys);
    }

    private static async Task<WebApplication> Start(WebApplicationBuilder builder, Action<WebApplication> map)
    {
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync(Ct);
        return app;
    }
}
