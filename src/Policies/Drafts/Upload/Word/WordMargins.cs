using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>The headers and footers that the pages of a document show.</summary>
internal static class WordMargins
{
    public static IEnumerable<(string What, OpenXmlPart Part)> Of(MainDocumentPart main)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in main.Document.Descendants<HeaderFooterReferenceType>())
        {
            if (reference.Id?.Value is { } id && met.Add(id) && main.TryGetPartById(id, out var part) && part.RootElement is not null)
            {
                yield return (reference is HeaderReference ? LeftOutKinds.Header : LeftOutKinds.Footer, part);
            }
        }
    }
}
