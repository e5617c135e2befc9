using System.Net.Http.Headers;
using System.Text;
using Countersign.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace Countersign.Tests.Peers;

/// <summary>A road to a real server on this machine that passes everything on, except where a test says what goes wrong.</summary>
public sealed class FaultyRoad : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly WebApplication app;
    private readonly Uri target;
    private int travelled;

    private FaultyRoad(Uri target)
    {
        this.target = target;
        var builder = WebApplication.CreateSlimBuilder(WebHost.Unwatched);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Travel);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>How many requests came this way.</summary>
    public int Travelled => travelled;

    /// <summary>What happens to each request; passing it on unless a test says otherwise.</summary>
    public Func<Traveller, Task> Rule { get; set; } = traveller => traveller.PassOn();

    public static async Task<FaultyRoad> To(Uri target)
    {
        var road = new FaultyRoad(target);
        await road.app.StartAsync();
        return road;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task Travel(HttpContext context)
    {
        Interlocked.Increment(ref travelled);
        await Rule(new Traveller(context, http, target));
    }
}

/// <summary>One request under way, and what can become of it.</summary>
public sealed class Traveller(HttpContext context, HttpClient http, Uri target)
{
    public HttpRequest Request => context.Request;

    public CancellationToken Left => context.RequestAborted;

    public async Task PassOn()
    {
        using var answer = await Deliver();
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body);
    }

    /// <summary>The real server gets the request; whoever sent it hears nothing yet.</summary>
    public async Task<HttpResponseMessage> Deliver()
    {
        using var onward = new HttpRequestMessage(new HttpMethod(Request.Method), new Uri(target, Request.GetEncodedPathAndQuery()));
        var body = new MemoryStream();
        await Request.Body.CopyToAsync(body);
        if (Request.ContentType is { } type)
        {
            onward.Content = new ByteArrayContent(body.ToArray());
            onward.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        onward.Headers.TryAddWithoutValidation("Authorization", Request.Headers.Authorization.ToString());
        return await http.SendAsync(onward);
    }

    public async Task DeliverThenCut()
    {
        using var answer = await Deliver();
        Cut();
    }

    public void Cut() => context.Abort();

    /// <summary>Says nothing until the other side has left.</summary>
    public async Task Silence() => await Task.Delay(Timeout.Infinite, Left).ContinueWith(_ => { }, TaskScheduler.Default);

    public async Task Answer(int status, string body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), Left);
    }
}
