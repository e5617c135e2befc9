namespace Countersign.Policies.Model;

/// <summary>A ratified version of an establishment's policy: the very bytes, by their hash, and who ratified them.</summary>
internal sealed class PolicyVersion : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    /// <summary>From 1, for each establishment.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>SHA-256 of the document's bytes, which are in the file store.</summary>
    public required string Hash { get; init; }

    public DateTimeOffset InForceFrom { get; init; }

    public PersonId? AdoptedBy { get; init; }
}
