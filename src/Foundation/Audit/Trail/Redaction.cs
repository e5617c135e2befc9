using System.Globalization;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Foundation.Audit.Trail;

/// <summary>Takes the words out of an act and leaves its place in the chain: the law may ask for the one, the record needs the other.</summary>
internal static class Redaction
{
    public const string Kind = "act.redacted";

    /// <summary>Which act a redaction was about, in the facts of the act that records it.</summary>
    internal const string Number = "act";

    /// <summary>Deletes reason, clause and facts of one act for good and records who did it and why.</summary>
    public static async Task<Outcome<long>> Redact(
        this CountersignDb db, EstablishmentId establishment, long number, PersonId? by, string why, DateTimeOffset at, CancellationToken ct)
    {
        var act = await db.AcrossEstablishments<StoredAuditEvent>().FirstOrDefaultAsync(act => act.Establishment == establishment && act.Number == number, ct);
        switch (act)
        {
            case null: return new Refusal($"There is no act {number} in this record");
            case { Kind: Kind }: return new Refusal("A redaction cannot itself be redacted: it says what is missing");
            case { Content: null }: return new Refusal($"Act {number} was redacted before");
        }

        (act.Content, act.Salt) = (null, null);
        await db.Save(
            new AuditEvent(AuditRecordEvents.Redacted, establishment, by, at)
            {
                Why = why,
                Facts = new Dictionary<string, string> { [Number] = number.ToString(CultureInfo.InvariantCulture) },
            },
            ct);
        return number;
    }

    /// <summary>The number of the act that this one redacted, where it records a redaction.</summary>
    internal static long? NumberIn(StoredAuditEvent act) =>
        act is { Kind: Kind, Content: { } content }
        && System.Text.Json.JsonSerializer.Deserialize<AuditEventContent>(content, AuditEventContent.Json)?.Facts?.GetValueOrDefault(Number) is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
