using System.Net;
using System.Text.Json;

namespace Countersign.Platforms.Http;

/// <summary>
/// The one way to a platform. Refuses plain http except on this machine, and reads at most <see cref="LongestAnswer"/> bytes. Made without the
/// framework's client factory, whose log lines carry whole addresses, and an address here may name a person.
/// </summary>
internal sealed class PlatformHttp : IDisposable
{
    /// <summary>In bytes: no answer used here is a tenth of this.</summary>
    public const int LongestAnswer = 1_048_576;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly HttpClient http;
    private readonly TimeProvider clock;
    private readonly PlatformPatience patience;

    public PlatformHttp(OutgoingConnections connections, TimeProvider clock, PlatformPatience patience)
    {
        ArgumentNullException.ThrowIfNull(patience);
        this.clock = clock;
        this.patience = patience;
        http = connections.Client(patience.Connect);
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Countersign");
    }

    /// <summary>Sends once and sorts what comes back. The request belongs to this method and is disposed by it.</summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
    public async Task<PlatformReply> Send(HttpRequestMessage request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var owned = request;
        if (request.RequestUri is not { } address || !MayUse(address))
        {
            return new PlatformReply.NotAllowed("The server's address must begin with https");
        }

        using var limit = new CancellationTokenSource(patience.Answer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Sort(response, await Read(response.Content, either.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new PlatformReply.Lost("The platform did not answer in time");
        }
        catch (HttpRequestException e) when (e.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return new PlatformReply.Unreached("The platform could not be reached");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new PlatformReply.Lost("The connection to the platform broke");
        }
    }

    public void Dispose() => http.Dispose();

    private static bool MayUse(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Null when the body is longer than <see cref="LongestAnswer"/>.</summary>
    private static async Task<byte[]?> Read(HttpContent content, CancellationToken ct)
    {
        var stream = await content.ReadAsStreamAsync(ct);
        var kept = new MemoryStream();
        var buffer = new byte[16_384];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > LongestAnswer)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private PlatformReply Sort(HttpResponseMessage response, byte[]? body)
    {
        var json = body is null ? null : Parse(body);
        return (int)response.StatusCode switch
        {
            429 => new PlatformReply.Busy(Until(response)),
            // The server gave up waiting for the request, or on the server behind it: nobody knows how far it came.
            408 or >= 500 => new PlatformReply.Lost($"The platform had an error of its own ({(int)response.StatusCode})"),
            >= 400 => new PlatformReply.Refused((int)response.StatusCode, Word(json, "error"), Message(json, response.StatusCode)),
            >= 200 and < 300 when json is { } answer => new PlatformReply.Done(answer),
            >= 200 and < 300 => new PlatformReply.Garbled("The platform answered with something that is not its own kind of answer"),
            _ => new PlatformReply.Garbled("The platform pointed to another address, which is not followed"),
        };
    }

    private static JsonElement? Parse(byte[] body)
    {
        // Some successful calls answer with nothing at all.
        if (body.Length == 0)
        {
            return JsonElement.Parse("{}");
        }

        try
        {
            var root = JsonElement.Parse(body);
            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Message(JsonElement? json, HttpStatusCode status)
    {
        var said = Word(json, "message") is { Length: > 0 } message ? message : Word(json, "error");
        var clean = SaidText.Read(said);
        return clean.Length > 0 ? clean : $"The platform refused without saying why ({(int)status})";
    }

    private static string Word(JsonElement? json, string name) =>
        json is { } body && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    // Bluesky's ratelimit-reset is an instant in Unix seconds; the internet draft of the same name means seconds from now.
    private DateTimeOffset? Until(HttpResponseMessage response)
    {
        var now = clock.GetUtcNow();
        var until = response.Headers.RetryAfter switch
        {
            { Delta: { } wait } when wait <= LongestWait => now + wait,
            { Delta: not null } => now + LongestWait,
            { Date: { } date } => date,
            _ when response.Headers.TryGetValues("ratelimit-reset", out var values)
                && long.TryParse(values.First(), out var seconds)
                && seconds is >= 0 and < 100_000_000_000
                => seconds < 1_000_000_000
                    ? now + TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds))
                    : DateTimeOffset.FromUnixTimeSeconds(seconds),
            _ => (DateTimeOffset?)null,
        };
        return until is { } at ? (at < now ? now : at > now + LongestWait ? now + LongestWait : at) : null;
    }
}
