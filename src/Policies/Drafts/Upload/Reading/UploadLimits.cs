namespace Countersign.Policies.Drafts.Upload.Reading;

/// <summary>How much a document may hold that somebody brings. The longest policies that schools have published hold a tenth of it.</summary>
internal static class UploadLimits
{
    /// <summary>Bytes in the file.</summary>
    public const int Bytes = 10_000_000;

    /// <summary>Characters of text.</summary>
    public const int Characters = 1_000_000;

    public const int Paragraphs = 5_000;

    /// <summary>Columns of a table.</summary>
    public const int Columns = 100;

    /// <summary>Files inside a Word document, and the bytes that all of them unpack to: a file of a few kilobytes can unpack to gigabytes.</summary>
    public const int Parts = 1_000;

    public const long Unpacked = 60_000_000;

    /// <summary>Of the parts that are read: characters, elements, elements inside each other, attributes of one.</summary>
    public const int PartCharacters = 20_000_000;

    public const int Elements = 200_000;

    public const int Depth = 100;

    public const int Attributes = 100;
}
