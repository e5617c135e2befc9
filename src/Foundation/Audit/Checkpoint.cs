using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Countersign.Foundation.Audit;

/// <summary>
/// A signed statement that a chain ended with this act at that moment. It stands in the database and as a line of
/// checkpoints.jsonl, of which a school can keep a copy elsewhere: whoever rewrites a chain cannot rewrite that copy.
/// </summary>
internal sealed class Checkpoint : ITenantOwned
{
    private const string Format = "countersign-checkpoint-1";

    public EstablishmentId Establishment { get; init; }

    public long Number { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Which key signed: the first sixteen digits of the SHA-256 of its public half.</summary>
    public required string Key { get; init; }

    /// <summary>ECDSA over P-256 with SHA-256, in Base64.</summary>
    public required string Signature { get; init; }

    public static Checkpoint Sign(AuditKey key, EstablishmentId establishment, long number, string hash, DateTimeOffset at) => new()
    {
        Establishment = establishment,
        Number = number,
        Hash = hash,
        At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
        Key = key.Name,
        Signature = Convert.ToBase64String(key.Sign(Statement(establishment, number, hash, at))),
    };

    public bool IsSignedBy(AuditKey key)
    {
        var signature = new byte[256];
        return Convert.TryFromBase64String(Signature, signature, out var length)
            && key.Verifies(Key, Statement(Establishment, Number, Hash, At), signature.AsSpan(0, length));
    }

    public string ToLine() =>
        JsonSerializer.Serialize(new Line(Establishment.Value, Number, Hash, At.ToUnixTimeMilliseconds(), Key, Signature), JsonSerializerOptions.Web);

    /// <summary>Null where the line is no checkpoint.</summary>
    public static Checkpoint? FromLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web) is { Hash: not null, Key: not null, Signature: not null } read
                ? new Checkpoint
                {
                    Establishment = new EstablishmentId(read.Establishment),
                    Number = read.Number,
                    Hash = read.Hash,
                    At = DateTimeOffset.FromUnixTimeMilliseconds(read.At),
                    Key = read.Key,
                    Signature = read.Signature,
                }
                : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static byte[] Statement(EstablishmentId establishment, long number, string hash, DateTimeOffset at) =>
        Encoding.UTF8.GetBytes(string.Join(
            '\n',
            Format,
            establishment,
            number.ToString(CultureInfo.InvariantCulture),
            hash,
            at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    private sealed record Line(Guid Establishment, long Number, string Hash, long At, string Key, string Signature);
}
