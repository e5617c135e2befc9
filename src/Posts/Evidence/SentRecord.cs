using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Countersign.Posts.Evidence;

/// <summary>
/// What went out to one account and on whose word, as it stood when the sending began. It is kept as bytes and never written
/// again; docs/evidence.md is its format.
/// </summary>
internal sealed record SentRecord(
    string Format,
    Guid Delivery,
    Guid Post,
    string School,
    string Author,
    SentTo Account,
    string Text,
    string? Purpose,
    string? Benefit,
    IReadOnlyList<SentPicture> Pictures,
    SentUnder Policy,
    IReadOnlyList<SentSignature> Signatures,
    string? Credit = null)
{
    public const string FormatName = "countersign-sent-1";

    /// <summary>The documents above the policy whose clauses are cited.</summary>
    [JsonIgnore]
    public IEnumerable<string> Above => Signatures
        .SelectMany(signature => signature.Confirmed.Select(line => line.ClauseAbove).Append(signature.ClauseAbove)).OfType<string>().Distinct();

    /// <summary>The hashes of the stored files that a record names.</summary>
    public static IEnumerable<string> FilesIn(byte[] bytes)
    {
        var record = JsonSerializer.Deserialize<SentRecord>(bytes, Json) ?? throw new JsonException("a record of what went out");
        return [record.Policy.Sha256, .. record.Pictures.Select(picture => picture.Sha256), .. record.Above];
    }

    /// <summary>Text stays readable in the file; nothing of it is ever put into a page.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The same on one line.</summary>
    public static readonly JsonSerializerOptions JsonLine = new(Json) { WriteIndented = false };
}

internal sealed record SentTo(Guid Id, string Platform, string Name);

internal sealed record SentPicture(string Sha256, string MediaType, string Alt);

/// <param name="Sha256">Of the ratified document; <c>none</c> where no policy was in force.</param>
internal sealed record SentUnder(string Sha256, string? Title)
{
    public const string None = "none";
}

/// <param name="Role">The role in which they signed; null for a colleague's check.</param>
/// <param name="Step">From 1, in the order of the policy.</param>
internal sealed record SentSignature(
    int Step,
    string Kind,
    Guid Person,
    string Name,
    string? Role,
    string? Clause,
    string? ClauseText,
    DateTimeOffset At,
    string Fingerprint,
    IReadOnlyList<SentConfirmation> Confirmed)
{
    /// <summary>The SHA-256 of the document in which the clause stands, where that is one above the policy; left out where it is the policy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClauseAbove { get; init; }

    /// <summary>What changed the power of whoever signed within the week before they did; left out where nothing did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? After { get; init; }
}

internal sealed record SentConfirmation(string Clause, string Line, string? ClauseText)
{
    /// <summary>As that of a signature.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClauseAbove { get; init; }
}
