namespace Countersign.Foundation.Audit.Trail;

/// <summary>The acts that the record makes about itself.</summary>
internal static class AuditRecordEvents
{
    public static readonly AuditEventKind Redacted = new(
        Redaction.Kind, "Words deleted", "the words of an earlier act were deleted for good; the fact `act` holds its number")
    {
        PersonalFields = ["why"],
    };
}
