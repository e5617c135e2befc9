namespace Countersign.People.Model;

/// <summary>A link handed to a new person, good once and for seven days. Only a hash of its key is kept.</summary>
internal sealed class Invitation : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    public required string KeyHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public int Version { get; set; }
}
