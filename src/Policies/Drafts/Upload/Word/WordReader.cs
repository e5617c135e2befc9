using Countersign.Policies.Drafts.Upload.Reading;
using DocumentFormat.OpenXml.Packaging;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>Reads a Word document as somebody does who has it on the screen, with all changes accepted.</summary>
internal static class WordReader
{
    public static Outcome<ReadDocument> Read(byte[] bytes)
    {
        using var file = WordprocessingDocument.Open(
            new MemoryStream(bytes),
            isEditable: false,
            new OpenSettings { MaxCharactersInPart = UploadLimits.PartCharacters });
        var main = file.MainDocumentPart ?? throw new InvalidDataException("a Word document has a main part");
        var elements = 0;
        foreach (var part in Parts(main))
        {
            if (ContainerBounds.Refuse(part.GetStream(), ref elements) is { } sentence)
            {
                return new Refusal(sentence);
            }
        }

        var body = main.Document?.Body ?? throw new InvalidDataException("a Word document has a body");
        var story = new WordStory(main);
        story.Body(body);
        return new ReadDocument(story.Paragraphs, story.LeftOut, [.. WordSeen.Lines(main), .. story.Labels]);
    }

    private static IEnumerable<OpenXmlPart> Parts(MainDocumentPart main) =>
        new OpenXmlPart?[]
        {
            main, main.StyleDefinitionsPart, main.NumberingDefinitionsPart, main.FootnotesPart, main.EndnotesPart, main.WordprocessingCommentsPart,
        }
            .Concat(main.HeaderParts).Concat(main.FooterParts).OfType<OpenXmlPart>();
}
