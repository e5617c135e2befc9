using System.Text.Json;

namespace Countersign.Platforms.Http;

/// <summary>What came of one request to a platform, sorted by what may be concluded from it.</summary>
internal abstract record PlatformReply
{
    private PlatformReply()
    {
    }

    /// <summary>What happened, as a sentence for a person.</summary>
    public string Sentence => this switch
    {
        Done => "The platform answered",
        Refused(_, _, var said) => said,
        Busy => "The platform asked to wait",
        Unreached(var why) => why,
        NotAllowed(var why) => why,
        Lost(var why) => why,
        Garbled(var why) => why,
        _ => throw new InvalidOperationException("A reply is of one of seven kinds."),
    };

    /// <summary>Success, with a JSON object.</summary>
    public sealed record Done(JsonElement Body) : PlatformReply;

    /// <summary>The platform read the request and said no (4xx).</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">The platform's own word for the error, or empty.</param>
    /// <param name="Message">What it said, shortened and without control characters.</param>
    public sealed record Refused(int Status, string Code, string Message) : PlatformReply;

    /// <summary>The platform did nothing and asked for patience (429).</summary>
    public sealed record Busy(DateTimeOffset? Until) : PlatformReply;

    /// <summary>No connection: the request was certainly not sent.</summary>
    public sealed record Unreached(string Why) : PlatformReply;

    /// <summary>The address may not be used at all; trying again cannot help.</summary>
    public sealed record NotAllowed(string Why) : PlatformReply;

    /// <summary>The request may have arrived, and what came of it is not known: no answer in time, a broken connection, an error of the server.</summary>
    public sealed record Lost(string Why) : PlatformReply;

    /// <summary>An answer came that this platform does not give: not JSON, too long, a redirection.</summary>
    public sealed record Garbled(string Why) : PlatformReply;
}
