namespace Countersign.Foundation.Audit.Trail;

/// <summary>
/// What a module keeps that its acts tell of. Every change leaves an act, so where the two differ somebody changed a row past the program.
/// </summary>
public interface IRecordedState
{
    /// <summary>The establishments that the module knows: each has a record.</summary>
    Task<IReadOnlyList<EstablishmentId>> Establishments(CancellationToken ct) => Task.FromResult<IReadOnlyList<EstablishmentId>>([]);

    /// <summary>What of one establishment is not as its acts say. No sentence names a person: whoever verifies the record may be anybody.</summary>
    IAsyncEnumerable<AuditFinding> Differs(EstablishmentId school, CancellationToken ct);
}
