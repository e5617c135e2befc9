using System.IO.Compression;
using System.Xml.Linq;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.OpenDocument;

/// <summary>The two parts of an OpenDocument text that say something: the text and the styles.</summary>
internal sealed record OdtFile(XElement Content, XElement? Styles)
{
    /// <summary>Nothing is built of a part before its bounds are looked at.</summary>
    public static Outcome<OdtFile> Open(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var elements = 0;
        var parts = new Dictionary<string, XElement>();
        foreach (var name in (string[])["content.xml", "styles.xml"])
        {
            if (zip.GetEntry(name) is not { } entry)
            {
                continue;
            }

            using var looked = entry.Open();
            if (ContainerBounds.Refuse(looked, ref elements) is { } sentence)
            {
                return new Refusal(sentence);
            }

            using var read = entry.Open();
            parts[name] = XDocument.Load(read, LoadOptions.PreserveWhitespace).Root!;
        }

        return parts.TryGetValue("content.xml", out var content)
            ? new OdtFile(content, parts.GetValueOrDefault("styles.xml"))
            : throw new InvalidDataException("an OpenDocument text has a content part");
    }
}

/// <summary>The names of OpenDocument 1.3 that a reader of text needs.</summary>
internal static class Odt
{
    public static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public static readonly XNamespace Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    public static readonly XNamespace Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
}
