using System.Text.Json;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>
/// An act with everything its hash is made of, and the hash of the act after it. Content and salt are missing where it was redacted.
/// </summary>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Next">The hash of the act that follows in the chain; null where there was none yet.</param>
public sealed record AuditEventProof(
    Guid Establishment,
    long Number,
    string Kind,
    long At,
    Guid? By,
    string About,
    string? Content,
    string? Salt,
    string Digest,
    string Previous,
    string Hash,
    string? Next)
{
    /// <summary>Whether the hash is that of the other fields, content included where it is there.</summary>
    public bool Holds()
    {
        var act = new StoredAuditEvent
        {
            Establishment = new EstablishmentId(Establishment),
            Number = Number,
            Kind = Kind,
            At = DateTimeOffset.FromUnixTimeMilliseconds(At),
            By = By is { } by ? new PersonId(by) : null,
            About = About,
            Digest = Digest,
            Previous = Previous,
            Hash = Hash,
        };
        return act.HashAt(Number) == Hash && (Content, Salt) switch
        {
            (null, null) => true,
            ({ } content, { } salt) => StoredAuditEvent.DigestOf(salt, content) == Digest,
            _ => false,
        };
    }

    /// <summary>The numbers of the acts in the same record whose words this one says were deleted.</summary>
    public IReadOnlyList<long> Deletes() => Redaction.NumbersIn(Kind, Content);

    /// <summary>One of the act's facts; null where it has none of that name or was redacted.</summary>
    public string? Fact(string name) =>
        Content is null ? null : JsonSerializer.Deserialize<AuditEventContent>(Content, AuditEventContent.Json)?.Facts?.GetValueOrDefault(name);
}
