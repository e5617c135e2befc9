namespace Countersign.Foundation.Audit.Trail;

/// <summary>The acts that the record makes about itself.</summary>
internal static class AuditRecordEvents
{
    public static readonly AuditEventKind Redacted = new(
        Redaction.Kind,
        "Words deleted",
        "somebody was erased, and the words of earlier acts were deleted for good; the fact `act` holds the numbers of those in this record")
    {
        About = "person, and the change where it took two",
        PersonalFields = ["about"],
        KeptBecause = "without it nobody could tell an erasure from tampering",
    };
}
