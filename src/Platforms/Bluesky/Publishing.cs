using System.Text.Json;

namespace Countersign.Platforms.Bluesky;

/// <summary>
/// One attempt: pictures, mentions, then the record. Only the record makes anything public, so whatever goes wrong before it
/// leaves nothing behind that anyone can see.
/// </summary>
internal sealed class Publishing(Repository repository, Connection connection, Outgoing post, PostAddress address)
{
    private readonly List<JsonElement> blobs = [];
    private readonly Dictionary<string, string> mentioned = new(StringComparer.Ordinal);

    /// <summary>What a reply means while the record has not been sent.</summary>
    public static PublishAnswer NothingSent(Reply reply) => reply switch
    {
        Reply.Refused or Reply.NotAllowed => new PublishAnswer.Rejected(reply.Sentence),
        Reply.Busy(var until) => new PublishAnswer.TryLater(until),
        Reply.Unreached or Reply.Lost => new PublishAnswer.TryLater(null),
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
            if (reply is not Reply.Done(var body))
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
                case Reply.Done(var body) when body.TryGetProperty("did", out var did)
                    && did.ValueKind == JsonValueKind.String
                    && PostAddress.IsDid(did.GetString()!):
                    mentioned[handle] = did.GetString()!;
                    break;
                case Reply.Refused:
                    break;
                case Reply.Done:
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
            Reply.Done(var body) when Repository.Names(body, address) => new PublishAnswer.Published(address.Id, address.Link),
            Reply.Done => new PublishAnswer.NotKnown("The platform took the post but did not name it"),
            Reply.Refused(_, _, var said) => await AfterRefusal(said, ct),
            Reply.Lost or Reply.Garbled => new PublishAnswer.NotKnown(reply.Sentence),
            _ => NothingSent(reply),
        };
    }

    // A refusal is no proof: platforms have refused a post and kept it. One look settles it.
    private async Task<PublishAnswer> AfterRefusal(string said, CancellationToken ct) => await repository.Look(connection, address, ct) switch
    {
        Look.NotThere => new PublishAnswer.Rejected(said),
        Look.There(var text, var alts) when text == post.Text && alts.SequenceEqual(post.Pictures.Select(p => p.Alt)) =>
            new PublishAnswer.Published(address.Id, address.Link),
        Look.There => new PublishAnswer.Rejected("Another post was already published in this one's place, and was left as it is"),
        _ => new PublishAnswer.NotKnown(said),
    };
}
