using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>Reads the running text of a Word document, with the numbers that Word works out for itself (ECMA-376, part 1, 17.9).</summary>
internal static class WordReader
{
    public static Outcome<IReadOnlyList<UploadedParagraph>> Read(byte[] bytes)
    {
        using var file = WordprocessingDocument.Open(
            new MemoryStream(bytes),
            isEditable: false,
            new OpenSettings { MaxCharactersInPart = UploadLimits.PartCharacters });
        var main = file.MainDocumentPart ?? throw new InvalidDataException("a Word document has a main part");
        var elements = 0;
        foreach (var part in (OpenXmlPart?[])[main, main.StyleDefinitionsPart, main.NumberingDefinitionsPart])
        {
            if (part is not null && WordBounds.Refuse(part.GetStream(), ref elements) is { } sentence)
            {
                return new Refusal(sentence);
            }
        }

        var body = main.Document?.Body ?? throw new InvalidDataException("a Word document has a body");
        var styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>().Where(style => style.StyleId?.Value is not null)
            .GroupBy(style => style.StyleId!.Value!).ToDictionary(group => group.Key, group => group.First()) ?? [];
        var numbers = new WordNumbers(main.NumberingDefinitionsPart?.Numbering);
        var texts = Texts(body);
        return texts.Select(paragraph => Read(paragraph.Key, paragraph.Value.ToString().Trim(), styles, numbers)).ToList();
    }

    private static UploadedParagraph Read(Paragraph paragraph, string text, Dictionary<string, Style> styles, WordNumbers numbers)
    {
        var chain = Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, styles).ToList();
        var level = Level(chain, paragraph);
        var numbering = paragraph.ParagraphProperties?.NumberingProperties
            ?? chain.Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(found => found?.NumberingId is not null);

        // An empty paragraph is given no number by Word's readers, yet Word counts it; nobody cites it.
        if (numbering?.NumberingId?.Val?.Value is { } list and > 0 && text.Length > 0)
        {
            var label = numbers.Next(list, numbering.NumberingLevelReference?.Val?.Value ?? 0);
            return new UploadedParagraph(
                text,
                label is null ? null : ClauseNumber.Tidy(label),
                level,
                IsListItem: level is null && (label is null || ClauseNumber.Tidy(label) is null));
        }

        var (number, rest) = ClauseNumber.Split(text);
        return new UploadedParagraph(rest, number, level);
    }

    private static int? Level(List<Style> chain, Paragraph paragraph)
    {
        var outline = paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value
            ?? chain.Select(style => style.StyleParagraphProperties?.OutlineLevel?.Val?.Value).FirstOrDefault(found => found is not null);
        if (outline is >= 0 and < 6)
        {
            return outline + 1;
        }

        return chain.Select(style => style.StyleName?.Val?.Value?.ToLowerInvariant()).Any(name => name == "title") ? 1 : null;
    }

    private static IEnumerable<Style> Chain(string? id, Dictionary<string, Style> styles)
    {
        // A damaged file can hold a style that is based on itself.
        for (var depth = 0; depth < 12 && id is not null && styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    // Every paragraph in its order, with what stands in it and in no paragraph inside it. What was deleted with changes tracked is not part of the text.
    private static OrderedDictionary<Paragraph, StringBuilder> Texts(Body body)
    {
        var texts = new OrderedDictionary<Paragraph, StringBuilder>();
        foreach (var part in body.Descendants())
        {
            if (part is Paragraph paragraph)
            {
                texts.Add(paragraph, new StringBuilder());
            }
            else if (Written(part) is { } written && part.Ancestors<Paragraph>().FirstOrDefault() is { } around && !part.Ancestors<DeletedRun>().Any())
            {
                texts[around].Append(written);
            }
        }

        return texts;
    }

    private static string? Written(OpenXmlElement part) => part switch
    {
        Text text => text.Text,
        TabChar or Break or CarriageReturn => " ",
        NoBreakHyphen => "-",
        _ => null,
    };
}
