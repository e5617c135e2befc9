namespace Countersign.Approvals.Model;

/// <summary>One thing that people sign, as far as signing needs to know it.</summary>
/// <param name="Author">Whoever made it; they never sign it.</param>
/// <param name="Fingerprint">
/// The hash of everything that is signed: what signers see, and the plan under which they sign. A change of either makes another
/// fingerprint, so every signature given before stands for the old one only. Nothing else ends a signature: there is no date on it.
/// </param>
public sealed record ApprovalSubject(ApprovalKind Kind, Guid Id, EstablishmentId Establishment, PersonId Author, string Fingerprint);
