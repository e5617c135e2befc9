using Countersign.Foundation.Audit;

namespace Countersign.Foundation.Collection;

/// <summary>The acts about stored files that nobody needs any more.</summary>
internal static class CollectionEvents
{
    public static readonly AuditEventKind FilesDeleted = new(
        "files.deleted",
        "Files deleted that nothing names",
        "stored files such as removed pictures were deleted for good, because nothing named them for a day; the facts hold how many there were in the whole "
        + "installation. It stands in the record of whoever was set up first");
}
