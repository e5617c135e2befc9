using System.Security.Cryptography;
using System.Text.Json;

namespace Countersign.Posts.Model;

/// <summary>
/// What a countersignature is bound to: everything that would be seen, where and when it would be seen, what the author said
/// about it, and the policy under which it is judged. Any change makes another fingerprint and so voids every approval.
/// </summary>
internal static class Fingerprint
{
    public static string Of(Post post, string policy) =>
        Convert.ToHexStringLower(SHA256.HashData(Bytes(post, policy)));

    /// <summary>The bytes that are hashed, kept with the evidence so that the fingerprint can be computed again without this program.</summary>
    public static byte[] Bytes(Post post, string policy) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        format = "countersign-fingerprint-1",
        post = post.Id.Value,
        submission = post.Submission,
        text = post.Content.Text,
        purpose = post.Content.Purpose,
        benefit = post.Content.Benefit,
        pictures = post.Pictures.OrderBy(picture => picture.Place)
            .Select(picture => new { sha256 = picture.Hash, mediaType = picture.MediaType, alt = picture.Alt }),
        accounts = post.Targets.Select(target => target.Account.Value).Order(),
        publishAt = post.Content.PublishAt?.ToUnixTimeMilliseconds(),
        facts = post.Facts.OrderBy(fact => fact.Fact, StringComparer.Ordinal).Select(fact => new { fact = fact.Fact, answer = fact.Answer.ToString() }),
        policy,
    });
}
