using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Countersign.Foundation.Audit;

/// <summary>
/// An act as it stands in the record. The chain runs over a salted digest of the content, so the content can be redacted
/// and the chain still verifies.
/// </summary>
internal sealed class StoredAuditEvent : ITenantOwned
{
    private const string Format = "countersign-act-1";

    public EstablishmentId Establishment { get; init; }

    public long Number { get; init; }

    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public PersonId? By { get; init; }

    /// <summary>Ids, in the order given, separated by spaces.</summary>
    public required string About { get; init; }

    /// <summary>Reason, clause, policy and facts as JSON; null once redacted.</summary>
    public string? Content { get; set; }

    /// <summary>Random, so that a short content cannot be guessed from its digest; null once redacted.</summary>
    public string? Salt { get; set; }

    public required string Digest { get; init; }

    public required string Previous { get; init; }

    public required string Hash { get; init; }

    public static StoredAuditEvent From(AuditEvent act, long number, string previous)
    {
        var content = JsonSerializer.Serialize(new AuditEventContent(act.Why, act.Clause, act.Policy, act.Facts), AuditEventContent.Json);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var digest = DigestOf(salt, content);
        var about = string.Join(' ', act.About);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(act.At.ToUnixTimeMilliseconds());
        return new StoredAuditEvent
        {
            Establishment = act.Establishment,
            Number = number,
            Kind = act.Kind.Name,
            At = at,
            By = act.By,
            About = about,
            Content = content,
            Salt = salt,
            Digest = digest,
            Previous = previous,
            Hash = HashOf(act.Establishment, number, act.Kind.Name, at, act.By, about, digest, previous),
        };
    }

    public static string DigestOf(string salt, string content) => Sha256(salt + "\n" + content);

    /// <summary>The hash this act would have if it stood at that number.</summary>
    public string HashAt(long number) => HashOf(Establishment, number, Kind, At, By, About, Digest, Previous);

    private static string HashOf(
        EstablishmentId establishment, long number, string kind, DateTimeOffset at, PersonId? by, string about, string digest, string previous) =>
        Sha256(string.Join(
            '\n',
            Format,
            establishment,
            number.ToString(CultureInfo.InvariantCulture),
            kind,
            at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            by?.ToString() ?? "-",
            about,
            digest,
            previous));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

internal sealed record AuditEventContent(string? Why, string? Clause, string? Policy, IReadOnlyDictionary<string, string>? Facts)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>The last act of an establishment's chain; locked while one is added.</summary>
internal sealed class AuditChainHead : ITenantOwned
{
    public EstablishmentId Establishment { get; init; }

    public long Number { get; set; }

    public required string Hash { get; set; }
}
