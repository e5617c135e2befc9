namespace Countersign.Foundation.Audit;

/// <summary>
/// Says that an act is about a thing, so that the acts about it are found without reading all. It is no part of the record:
/// everything in it stands in the acts themselves.
/// </summary>
internal sealed class AuditEventSubject : ITenantOwned
{
    public EstablishmentId Establishment { get; init; }

    public Guid Subject { get; init; }

    public long Number { get; init; }
}
