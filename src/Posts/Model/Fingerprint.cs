using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Countersign.Posts.Model;

/// <summary>
/// What a countersignature is bound to: everything that would be seen, where and when it would be seen, what the author said
/// about it, and the policy under which it is judged. Any change makes another fingerprint and so voids every approval.
/// </summary>
internal static class Fingerprint
{
    /// <param name="policy">The hash of the school's document.</param>
    /// <param name="above">The hash of what documents above it ask; null where they ask nothing.</param>
    public static string Of(Post post, string policy, string? above = null) =>
        Convert.ToHexStringLower(SHA256.HashData(Bytes(post, policy, above)));

    /// <summary>The bytes that are hashed, kept with the evidence so that the fingerprint can be computed again without this program.</summary>
    public static byte[] Bytes(Post post, string policy, string? above = null)
    {
        var signed = AsInTheFirstRelease(post, policy);

        // What came later stands only where there is some, so that what was signed under the first release is still signed.
        foreach (var (name, value) in new (string, string?)[] { ("credit", post.Content.Credit), ("above", above) }.Where(later => later.Item2 is not null))
        {
            signed[name] = value;
        }

        if (post.Reasons.Count > 0)
        {
            signed["reasons"] = JsonSerializer.SerializeToNode(post.Reasons.OrderBy(reason => reason.Finding, StringComparer.Ordinal)
                .Select(reason => new { finding = reason.Finding, reason = reason.Words }));
        }

        return JsonSerializer.SerializeToUtf8Bytes(signed);
    }

    private static JsonObject AsInTheFirstRelease(Post post, string policy) => JsonSerializer.SerializeToNode(new
    {
        format = "countersign-fingerprint-1",
        post = post.Id.Value,
        submission = post.Submission,
        text = post.Content.Text,
        purpose = post.Content.Purpose,
        benefit = post.Content.Benefit,
        pictures = post.Pictures.OrderBy(picture => picture.Place)
            .Select(Signed),
        accounts = post.Targets.Select(target => target.Account.Value).Order(),
        publishAt = post.Content.PublishAt?.ToUnixTimeMilliseconds(),
        facts = post.Facts.OrderBy(fact => fact.Fact, StringComparer.Ordinal).Select(fact => new { fact = fact.Fact, answer = fact.Answer.ToString() }),
        policy,
    })!.AsObject();

    // As with all that came later: a picture that every place gets as it is, is signed as it was in the first release.
    private static object Signed(PostPicture picture) => picture.Renditions.Count == 0
        ? new { sha256 = picture.Hash, mediaType = picture.MediaType, alt = picture.Alt }
        : new
        {
            sha256 = picture.Hash,
            mediaType = picture.MediaType,
            alt = picture.Alt,
            renditions = picture.Renditions.OrderBy(one => one.Platform, StringComparer.Ordinal)
                .Select(one => new { platform = one.Platform, sha256 = one.Hash, mediaType = one.MediaType }),
        };
}
