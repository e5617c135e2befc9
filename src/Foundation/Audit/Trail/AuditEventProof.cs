using System.Text.Json;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>One of the act's facts; null where it has none of that name or was redacted.</summary>
    public string? Fact(string name) =>
        Content is null ? null : JsonSerializer.Deserialize<AuditEventContent>(Content, AuditEventContent.Json)?.Facts?.GetValueOrDefault(name);
}

public static class AuditEventProofs
{
    /// <summary>What was ever done with a thing, in order, each act to be verified on its own and against its neighbours.</summary>
    public static async Task<IReadOnlyList<AuditEventProof>> ProofsAbout(this CountersignDb db, Guid thing, CancellationToken ct)
    {
        var acts = await db.RecordedAbout(thing, ct);
        var after = acts.Select(act => act.Number + 1).ToList();
        var next = await db.Acts.AsNoTracking().Where(act => after.Contains(act.Number))
            .Select(act => new { act.Establishment, act.Number, act.Hash }).ToListAsync(ct);
        return [.. acts.Select(act => new AuditEventProof(
            act.Establishment.Value,
            act.Number,
            act.Kind,
            act.At.ToUnixTimeMilliseconds(),
            act.By?.Value,
            act.About,
            act.Content,
            act.Salt,
            act.Digest,
            act.Previous,
            act.Hash,
            next.FirstOrDefault(one => one.Establishment == act.Establishment && one.Number == act.Number + 1)?.Hash))];
    }
}
