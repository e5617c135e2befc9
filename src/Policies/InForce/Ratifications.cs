using System.Globalization;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;

namespace Countersign.Policies.InForce;

/// <summary>
/// That governors ratified a version, as somebody recorded it. It stands in the record and not in the text, so recording it changes nothing they ratified.
/// </summary>
/// <param name="Minute">Where it is minuted; null where nobody said.</param>
internal sealed record RatificationNote(DateOnly On, string? Minute)
{
    private const string Day = "ratified", Place = "minute";

    /// <summary>What the act keeps of it.</summary>
    public Dictionary<string, string> Facts =>
        Minute is null ? new() { [Day] = $"{On:yyyy-MM-dd}" } : new() { [Day] = $"{On:yyyy-MM-dd}", [Place] = Minute };

    /// <summary>Null where the act does not say that anybody ratified anything: the text was taken to start from.</summary>
    public static RatificationNote? Read(IReadOnlyDictionary<string, string>? facts) =>
        facts?.GetValueOrDefault(Day) is { } day && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? new RatificationNote(on, facts.GetValueOrDefault(Place))
            : null;
}

/// <summary>Which versions were ratified. A starting policy is in force before it is.</summary>
internal sealed class Ratifications(CountersignDb db)
{
    /// <summary>Null where nobody has recorded that its governors ratified it.</summary>
    public Task<RatificationNote?> Of(PolicyInForce policy, CancellationToken ct) => Of(policy.At, policy.Number, ct);

    /// <summary>The fingerprint of the policy in force; null where there is none, or where nobody has ratified it yet.</summary>
    public async Task<string?> RatifiedHash(PolicyInForce? policy, CancellationToken ct) =>
        policy is not null && await Of(policy, ct) is not null ? policy.Hash : null;

    /// <param name="number">Of the version at that school, from 1.</param>
    public async Task<RatificationNote?> Of(EstablishmentId school, int number, CancellationToken ct)
    {
        RatificationNote? found = null;
        var at = 0;
        await foreach (var act in db.Recorded(school, [PolicyEvents.Adopted], ct))
        {
            found = ++at == number ? RatificationNote.Read(act.Facts) : found;
        }

        return found;
    }
}
