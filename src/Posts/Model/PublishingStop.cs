using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Model;

/// <summary>
/// Somebody stopped publishing: to one account, or of the establishment and, where that is a trust or federation, of all its schools. While it holds nothing
/// goes out, and nothing is lost.
/// </summary>
internal sealed class PublishingStop : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    /// <summary>Null where it is for all accounts.</summary>
    public SchoolAccountId? Account { get; init; }

    public PersonId StoppedBy { get; init; }

    public DateTimeOffset StoppedAt { get; init; }

    public string? Because { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>What it is for while it holds; the database lets one stand for each.</summary>
    public string? Holds { get; private set; }

    public int Version { get; private set; }

    public static PublishingStop Of(EstablishmentId establishment, SchoolAccountId? account, PersonId by, string? because, DateTimeOffset now) => new()
    {
        Establishment = establishment,
        Account = account,
        StoppedBy = by,
        StoppedAt = now,
        Because = string.IsNullOrWhiteSpace(because) ? null : because.Trim(),
        Holds = account?.ToString() ?? "all",
    };

    /// <summary>Whoever stopped it was erased, and what they wrote of why goes with them.</summary>
    public void ForgetWhy()
    {
        Because = null;
        Version++;
    }

    public void Lift(DateTimeOffset now)
    {
        (LiftedAt, Holds) = (now, null);
        Version++;
    }
}
