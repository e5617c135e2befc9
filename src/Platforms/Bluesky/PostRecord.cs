using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Countersign.Platforms.Bluesky;

/// <summary>A post as the platform stores it (https://docs.bsky.app/docs/advanced-guides/posts).</summary>
internal static class PostRecord
{
    /// <summary>The record for a post. A mention without an entry in <paramref name="mentioned"/> stays plain text.</summary>
    public static JsonObject Of(Outgoing post, IReadOnlyList<JsonElement> blobs, IReadOnlyDictionary<string, string> mentioned)
    {
        var record = new JsonObject
        {
            ["$type"] = PostAddress.Collection,
            ["text"] = post.Text,
            ["createdAt"] = post.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["langs"] = new JsonArray(post.Language),
        };
        var facets = Facets.Find(post.Text).Select(facet => (facet, feature: Feature(facet, mentioned))).Where(f => f.feature is not null).ToList();
        if (facets.Count > 0)
        {
            record["facets"] = new JsonArray([.. facets.Select(f => Marked(f.facet, f.feature!))]);
        }

        if (blobs.Count > 0)
        {
            record["embed"] = new JsonObject
            {
                ["$type"] = "app.bsky.embed.images",
                ["images"] = new JsonArray([.. post.Pictures.Zip(blobs, Image)]),
            };
        }

        return record;
    }

    /// <summary>The text and the descriptions of the pictures in a stored record, or null when it is not a post's.</summary>
    public static (string Text, IReadOnlyList<string> Alts)? Read(JsonElement body)
    {
        if (!body.TryGetProperty("value", out var record) || record.ValueKind != JsonValueKind.Object
            || !record.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var alts = new List<string>();
        if (record.TryGetProperty("embed", out var embed) && embed.ValueKind == JsonValueKind.Object
            && embed.TryGetProperty("images", out var images) && images.ValueKind == JsonValueKind.Array)
        {
            foreach (var image in images.EnumerateArray())
            {
                alts.Add(
                    image.ValueKind == JsonValueKind.Object && image.TryGetProperty("alt", out var alt) && alt.ValueKind == JsonValueKind.String
                        ? alt.GetString()!
                        : "");
            }
        }

        return (text.GetString()!, alts);
    }

    private static JsonObject Image(Picture picture, JsonElement blob) => new JsonObject
    {
        ["alt"] = picture.Alt,
        ["image"] = JsonObject.Create(blob),
        ["aspectRatio"] = new JsonObject { ["width"] = picture.Width, ["height"] = picture.Height },
    };

    private static JsonObject Marked(Facet facet, JsonObject feature) => new JsonObject
    {
        ["index"] = new JsonObject { ["byteStart"] = facet.ByteStart, ["byteEnd"] = facet.ByteEnd },
        ["features"] = new JsonArray(feature),
    };

    private static JsonObject? Feature(Facet facet, IReadOnlyDictionary<string, string> mentioned) => facet.Kind switch
    {
        FacetKind.Link => Feature("link", "uri", facet.Value),
        FacetKind.Hashtag => Feature("tag", "tag", facet.Value),
        _ when mentioned.TryGetValue(facet.Value, out var did) => Feature("mention", "did", did),
        _ => null,
    };

    private static JsonObject Feature(string kind, string name, string value) => new()
    {
        ["$type"] = "app.bsky.richtext.facet#" + kind,
        [name] = value,
    };
}
