namespace Countersign.Foundation.Audit;

/// <summary>The acts around the key that signs the record.</summary>
internal static class AuditKeyEvents
{
    public static readonly AuditEventKind KeyRenewed = new(
        "record.key-renewed",
        "Key of the record renewed",
        "whoever runs the program drew a new key for the record with the command in the facts, because the key file was lost; the facts name both keys");
}
