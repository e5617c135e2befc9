using System.IO.Compression;
using System.Xml;

namespace Countersign.Policies.Drafts.Upload.Reading;

/// <summary>
/// What a document in a container may be before a reader that calls itself for every element inside another opens it: XML can be nested so deeply that
/// such a reader ends the program it runs in.
/// </summary>
internal static class ContainerBounds
{
    public const string Macros = "The file carries macros, which are small programs. Save it as a Word document without macros (.docx) and try again";

    private const string Unpacks = "The file unpacks to far more than a policy holds. Copy its text into a new Word document and try again";

    public const string Unusual = "The file is put together in a way that no policy needs. Copy its text into a new Word document and try again";

    /// <summary>Looks at the file as a container, and unpacks nothing of it.</summary>
    public static string? Refuse(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? Macros
            : zip.Entries.Count > UploadLimits.Parts ? Unusual
            : zip.Entries.Sum(entry => entry.Length) > UploadLimits.Unpacked ? Unpacks
            : null;
    }

    /// <summary>Goes through a part element by element, in constant memory.</summary>
    /// <param name="elements">How many elements the parts before it had; with those of this one afterwards.</param>
    public static string? Refuse(Stream part, ref int elements)
    {
        using var reader = XmlReader.Create(part, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = UploadLimits.PartCharacters,
        });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element
                && (++elements > UploadLimits.Elements || reader.Depth > UploadLimits.Depth || reader.AttributeCount > UploadLimits.Attributes))
            {
                return Unusual;
            }
        }

        return null;
    }
}
