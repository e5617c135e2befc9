using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>What the styles of a Word document say: each style with those that it is based on.</summary>
internal sealed partial class WordStyles
{
    // A damaged file can hold a style that is based on itself.
    private const int MostBased = 20;

    private readonly Dictionary<string, Style> styles;

    private readonly string? usual;

    public WordStyles(Styles? part)
    {
        var all = (part?.Elements<Style>() ?? []).Where(style => style.StyleId?.Value is not null).ToList();
        styles = all.GroupBy(style => style.StyleId!.Value!).ToDictionary(group => group.Key, group => group.First());
        usual = all.FirstOrDefault(style => style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true)?.StyleId?.Value;
    }

    /// <summary>The style of a paragraph and those that it is based on, the nearest first.</summary>
    public IReadOnlyList<Style> Of(Paragraph paragraph) => Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? usual);

    /// <summary>The list that a numbering style stands for.</summary>
    public int? ListOf(string style) => styles.GetValueOrDefault(style)?.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value;

    /// <summary>Whether a run is formatted as hidden: by itself, by its style, or by the styles of its paragraph.</summary>
    public bool IsHidden(RunProperties? run, IReadOnlyList<Style> paragraph) => IsHidden(run, run?.RunStyle?.Val?.Value, paragraph);

    /// <summary>Whether the end of a paragraph is formatted as hidden, so that the next one goes on in its line.</summary>
    public bool IsHidden(ParagraphMarkRunProperties? mark, IReadOnlyList<Style> paragraph) =>
        IsHidden(mark, mark?.GetFirstChild<RunStyle>()?.Val?.Value, paragraph);

    /// <summary>1 to 6 where the paragraph is a heading, as its level in the outline says or the name of its style.</summary>
    public static int? Heading(Paragraph paragraph, IReadOnlyList<Style> chain)
    {
        var outline = paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value
            ?? chain.Select(style => style.StyleParagraphProperties?.OutlineLevel?.Val?.Value).FirstOrDefault(found => found is not null);
        if (outline is >= 0 and < 9)
        {
            return Math.Min(outline.Value + 1, 6);
        }

        // Google Docs and LibreOffice name the style and leave the outline out. Level 10 says that it is none.
        return outline is null && chain.Select(style => HeadingName().Match(Name(style))).FirstOrDefault(match => match.Success) is { } named
            ? Math.Min(named.Groups[1].Value[0] - '0', 6)
            : null;
    }

    public static bool IsTitle(IReadOnlyList<Style> chain) => chain.Any(style => Name(style) == "title");

    public static bool IsContents(IReadOnlyList<Style> chain) => chain.Any(style => ContentsName().IsMatch(Name(style)));

    private bool IsHidden(OpenXmlElement? own, string? character, IReadOnlyList<Style> paragraph) =>
        Hides(own) ?? Chain(character).Select(style => Hides(style.StyleRunProperties)).FirstOrDefault(hides => hides is not null)
            ?? paragraph.Select(style => Hides(style.StyleRunProperties)).FirstOrDefault(hides => hides is not null)
            ?? false;

    private static bool? Hides(OpenXmlElement? properties) => properties?.GetFirstChild<Vanish>() is { } vanish ? vanish.Val?.Value ?? true : null;

    private static string Name(Style style) => style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";

    private List<Style> Chain(string? id)
    {
        var chain = new List<Style>();
        while (chain.Count < MostBased && id is not null && styles.TryGetValue(id, out var style))
        {
            chain.Add(style);
            id = style.BasedOn?.Val?.Value;
        }

        return chain;
    }

    [GeneratedRegex("^heading ?([1-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingName();

    [GeneratedRegex("^(?:toc (?:[1-9]|heading)|table of (?:figures|authorities)|contents (?:[1-9]|heading)|toa heading)$", RegexOptions.CultureInvariant)]
    private static partial Regex ContentsName();
}
