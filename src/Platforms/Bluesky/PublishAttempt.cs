using System.Text.Json;

namespace Countersign.Platforms.Bluesky;

/// <summary>
/// One attempt: pictures, mentions, then the record. Only the record makes anything public, so whatever goes wrong before it
/// leaves nothing behind that anyone can see.
/// </summary>
internal sealed class PublishAttempt(Repository repository, Connection connection, Outgoing post, PostAddress address)
{
    private readonly List<JsonElement> blobs = [];
    private readonly Dictionary<string, string> mentioned = new(StringComparer.Ordinal);

    /// <summary>What a reply means while the record has not been sent.</summary>
    public static PublishAnswer NothingSent(PlatformReply reply) => reply switch
    {
        PlatformReply.Refused or PlatformReply.NotAllowed => new PublishAnswer.Rejected(reply.Sentence),
        PlatformReply.Busy(var until) => new PublishAnswer.TryLater(until),
        PlatformReply.Unreached or PlatformReply.Lost => new PublishAnswer.TryLater(null),
        // Whatever answers here is not the platform: a person should look before anything is sent again.
        _ => new PublishAnswer.NotKnown(reply.Sentence),
    };

    public async Task<PublishAnswer> Run(CancellationToken ct) =>
        await Upload(ct) ?? await Mention(ct) ?? await Write(ct);

    private async Task<PublishAnswer?> Upload(CancellationToken ct)
    {
        foreach (var picture in post.Pictures)
        {
            var reply = await repository.Upload(connection, picture, ct);
            if (reply is not PlatformReply.Done(var body))
            {
                return NothingSent(reply);
            }

            if (!body.TryGetProperty("blob", out var blob) || !IsWhole(blob, picture))
            {
                return new PublishAnswer.NotKnown("The platform did not store a picture as it was sent; nothing was published");
            }

            blobs.Add(blob);
        }

        return null;
    }

    private static bool IsWhole(JsonElement blob, Picture picture) =>
        blob.ValueKind == JsonValueKind.Object
        && blob.TryGetProperty("ref", out var link) && link.ValueKind == JsonValueKind.Object
        && blob.TryGetProperty("size", out var size) && size.TryGetInt32(out var bytes) && bytes == picture.Bytes.Length;

    private async Task<PublishAnswer?> Mention(CancellationToken ct)
    {
        foreach (var handle in Facets.Find(post.Text).Where(f => f.Kind == FacetKind.Mention).Select(f => f.Value).Distinct(StringComparer.Ordinal))
        {
            switch (await repository.Resolve(connection, handle, ct))
            {
                case PlatformReply.Done(var body) when body.TryGetProperty("did", out var did)
                    && did.ValueKind == JsonValueKind.String
                    && PostAddress.IsDid(did.GetString()!):
                    mentioned[handle] = did.GetString()!;
                    break;
                case PlatformReply.Refused:
                    break;
                case PlatformReply.Done:
                    return new PublishAnswer.NotKnown("The platform answered the question who is mentioned with something else; nothing was published");
                case var other:
                    return NothingSent(other);
            }
        }

        return null;
    }

    private async Task<PublishAnswer> Write(CancellationToken ct)
    {
        var reply = await repository.Put(connection, address, PostRecord.Of(post, blobs, mentioned), ct);
        return reply switch
        {
            PlatformReply.Done(var body) when Repository.Names(body, address) => new PublishAnswer.Published(address.Id, address.Link),
            PlatformReply.Done => new PublishAnswer.NotKnown("The platform took the post but did not name it"),
            PlatformReply.Refused(_, _, var said) => await AfterRefusal(said, ct),
            PlatformReply.Lost or PlatformReply.Garbled => new PublishAnswer.NotKnown(reply.Sentence),
            _ => NothingSent(reply),
        };
    }

    // A refusal is no proof: platforms have refused a post and kept it. One look settles it.
    private async Task<PublishAnswer> AfterRefusal(string said, CancellationToken ct) => await repository.Look(connection, address, ct) switch
    {
        RecordAnswer.NotThere => new PublishAnswer.Rejected(said),
        RecordAnswer.There(var text, var alts) when text == post.Text && alts.SequenceEqual(post.Pictures.Select(p => p.Alt)) =>
            new PublishAnswer.Published(address.Id, address.Link),
        RecordAnswer.There => new PublishAnswer.Rejected("Another post was already published in this one's place, and was left as it is"),
        _ => new PublishAnswer.NotKnown(said),
    };
}
