using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Countersign.Platforms.Bluesky;

/// <summary>The protocol's calls: a name, a token, and parameters or a body.</summary>
internal sealed class Xrpc(PlatformHttp http)
{
    public Task<PlatformReply> Query(Uri server, string? token, string method, CancellationToken ct, params (string Name, string Value)[] parameters)
    {
        var query = string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return Send(HttpMethod.Get, server, token, $"{method}?{query}", null, ct);
    }

    public Task<PlatformReply> Procedure(Uri server, string? token, string method, JsonObject? input, CancellationToken ct) =>
        Send(HttpMethod.Post, server, token, method, input is null ? null : JsonContent.Create(input), ct);

    public Task<PlatformReply> Upload(Uri server, string token, ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken ct)
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return Send(HttpMethod.Post, server, token, "com.atproto.repo.uploadBlob", content, ct);
    }

    private Task<PlatformReply> Send(HttpMethod verb, Uri server, string? token, string call, HttpContent? content, CancellationToken ct)
    {
        var request = new HttpRequestMessage(verb, server.IsAbsoluteUri ? new Uri(server, "/xrpc/" + call) : server) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return http.Send(request, ct);
    }
}
