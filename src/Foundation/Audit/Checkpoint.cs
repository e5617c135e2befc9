using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Countersign.Foundation.Audit;

/// <summary>Where a chain ended.</summary>
internal sealed record ChainEnd(EstablishmentId Establishment, long Number, string Hash);

/// <summary>
/// A signed statement of where chains ended at that moment. Each names the one before it, so that together they say which chains there must be, and
/// none of them can be left out. It stands in the database and as a line of checkpoints.jsonl, of which a school can keep a copy elsewhere: whoever
/// rewrites a chain cannot rewrite that copy.
/// </summary>
/// <param name="Round">From 1, one after the other; 0 for one that an earlier version made for a single chain.</param>
/// <param name="Ends">Every chain that has moved since the one before; all there are in the first.</param>
/// <param name="Previous">The <see cref="Link"/> of the one before; of the first, that of all that earlier versions made. Null where the round is 0.</param>
/// <param name="Key">Which key signed: the first sixteen digits of the SHA-256 of its public half.</param>
/// <param name="Signature">ECDSA over P-256 with SHA-256, in Base64.</param>
internal sealed record Checkpoint(long Round, IReadOnlyList<ChainEnd> Ends, DateTimeOffset At, string? Previous, string Key, string Signature)
{
    private const string Format = "countersign-checkpoint-2";

    private const string EarlierFormat = "countersign-checkpoint-1";

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What the next one calls this one.</summary>
    public string Link => LinkOf(ToLine());

    public static Checkpoint Sign(AuditKey key, long round, IReadOnlyList<ChainEnd> ends, string previous, DateTimeOffset at)
    {
        var open = new Checkpoint(round, ends, DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), previous, key.Name, "");
        return open with { Signature = Convert.ToBase64String(key.Sign(open.Statement())) };
    }

    public static string LinkOf(string lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));

    public bool IsSignedBy(AuditKey key)
    {
        var signature = new byte[256];
        return Convert.TryFromBase64String(Signature, signature, out var length)
            && key.Verifies(Key, Statement(), signature.AsSpan(0, length));
    }

    public string ToLine() => JsonSerializer.Serialize(
        Round == 0
            ? new Line(null, null, Ends[0].Establishment.Value, Ends[0].Number, Ends[0].Hash, At.ToUnixTimeMilliseconds(), null, Key, Signature)
            : new Line(
                Round,
                [.. Ends.Select(end => new LineEnd(end.Establishment.Value, end.Number, end.Hash))],
                null,
                null,
                null,
                At.ToUnixTimeMilliseconds(),
                Previous,
                Key,
                Signature),
        Json);

    /// <summary>Null where the line is no checkpoint.</summary>
    public static Checkpoint? FromLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Json) is { Key: not null, Signature: not null } read ? Read(read) : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static Checkpoint? Read(Line read)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(read.At);
        return read switch
        {
            { Round: > 0 and var round, Ends: { } ends, Previous: { } previous } when ends.All(end => end?.Hash is not null) => new Checkpoint(
                round,
                [.. ends.Select(end => new ChainEnd(new EstablishmentId(end.Establishment), end.Number, end.Hash))],
                at,
                previous,
                read.Key,
                read.Signature),
            { Round: null, Establishment: { } school, Number: { } number, Hash: { } hash } =>
                new Checkpoint(0, [new ChainEnd(new EstablishmentId(school), number, hash)], at, null, read.Key, read.Signature),
            _ => null,
        };
    }

    private byte[] Statement()
    {
        var at = At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var ends = Ends.SelectMany(end => new[] { end.Establishment.ToString(), end.Number.ToString(CultureInfo.InvariantCulture), end.Hash });
        return Encoding.UTF8.GetBytes(string.Join('\n', Round == 0
            ? [EarlierFormat, .. ends, at]
            : [Format, Round.ToString(CultureInfo.InvariantCulture), .. ends, Previous!, at]));
    }

    private sealed record Line(
        long? Round,
        IReadOnlyList<LineEnd>? Ends,
        Guid? Establishment,
        long? Number,
        string? Hash,
        long At,
        string? Previous,
        string Key,
        string Signature);

    private sealed record LineEnd(Guid Establishment, long Number, string Hash);
}

/// <summary>A checkpoint as the database keeps it.</summary>
internal sealed class SignedCheckpoint
{
    public long Round { get; init; }

    /// <summary>As in checkpoints.jsonl.</summary>
    public required string Line { get; init; }
}

/// <summary>A checkpoint that an earlier version made for one chain. None is made any more; those there are stay proof.</summary>
internal sealed class EarlierCheckpoint : ITenantOwned
{
    public EstablishmentId Establishment { get; init; }

    public long Number { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Key { get; init; }

    public required string Signature { get; init; }

    public Checkpoint Read() => new(0, [new ChainEnd(Establishment, Number, Hash)], At, null, Key, Signature);
}
