using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Countersign.Foundation.Components.Content;

/// <summary>A closed set of elements for parsed Markdown. What is not in the set is shown as plain text, never left out.</summary>
/// <param name="ours">It came with the program, so it may lead to its pages and show its pictures, and its headings are those of the page.</param>
internal sealed class MarkdownMarkup(bool ours)
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    public IHtmlContent Of(ContainerBlock blocks)
    {
        var all = new HtmlContentBuilder();
        foreach (var block in blocks)
        {
            all.AppendHtml(Of(block));
        }

        return all;
    }

    private IHtmlContent Of(Block block) => block switch
    {
        LinkReferenceDefinitionGroup => new HtmlContentBuilder(),
        HeadingBlock heading when ours => Text($"h{heading.Level}", heading).With("id", heading.TryGetAttributes()?.Id),
        HeadingBlock heading => Text("h4", heading),
        ParagraphBlock paragraph => Paragraph(paragraph),
        ListBlock { IsOrdered: true } list =>
            Markup.Element("ol", "govuk-list govuk-list--number")
                .With("start", list.OrderedStart is null or "1" ? null : list.OrderedStart).Holding(Of((ContainerBlock)list)),
        ListBlock list => Markup.Element("ul", "govuk-list govuk-list--bullet").Holding(Of((ContainerBlock)list)),
        ListItemBlock item => Markup.Element("li").With("dir", "auto").Holding(Of((ContainerBlock)item)),
        QuoteBlock quote => Markup.Element("blockquote", "govuk-inset-text").Holding(Of((ContainerBlock)quote)),
        Table table => Of(table),
        ThematicBreakBlock => Markup.Void("hr", "govuk-section-break govuk-section-break--m govuk-section-break--visible"),
        LeafBlock { Inline: not null } leaf => Text("p", leaf),
        LeafBlock leaf => Markup.Element("pre").Holding(Markup.Element("code", text: leaf.Lines.ToString())),
        ContainerBlock container => Of(container),
        _ => new HtmlContentBuilder(),
    };

    // In a tight list the words stand in the item itself.
    private IHtmlContent Paragraph(ParagraphBlock paragraph) =>
        paragraph.Parent is ListItemBlock { Parent: ListBlock { IsLoose: false } } ? Of(paragraph.Inline) : Text("p", paragraph);

    private TagBuilder Text(string element, LeafBlock leaf) => Markup.Element(element).With("dir", "auto").Holding(Of(leaf.Inline));

    private TagBuilder Of(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var drawn = Markup.Element("table", "govuk-table").Holding(
            Markup.Element("thead").Holding([.. rows.Where(row => row.IsHeader).Select(row => Row(row, "th"))]),
            Markup.Element("tbody").Holding([.. rows.Where(row => !row.IsHeader).Select(row => Row(row, "td"))]));
        return Markup.Element("div", "cs-scroll").With("tabindex", "0").With("role", "region").With("aria-label", "Table").Holding(drawn);
    }

    private TagBuilder Row(TableRow row, string cell) =>
        Markup.Element("tr").Holding(
            [.. row.OfType<TableCell>().Select(one => Markup.Element(cell).With("scope", cell == "th" ? "col" : null).With("dir", "auto").Holding(Cell(one)))]);

    private IHtmlContent Cell(TableCell cell) => cell is [ParagraphBlock only] ? Of(only.Inline) : Of((ContainerBlock)cell);

    private HtmlContentBuilder Of(ContainerInline? inlines)
    {
        var all = new HtmlContentBuilder();
        foreach (var inline in inlines ?? [])
        {
            all.AppendHtml(Of(inline));
        }

        return all;
    }

    private IHtmlContent Of(Inline inline) => inline switch
    {
        LiteralInline literal => Words(literal.Content.ToString()),
        HtmlEntityInline entity => Words(entity.Transcoded.ToString()),
        HtmlInline html => Words(html.Tag),
        CodeInline code => Markup.Element("code", text: code.Content),
        LineBreakInline { IsHard: true } => Markup.Void("br"),
        LineBreakInline => Words("\n"),
        EmphasisInline emphasis => Markup.Element(emphasis.DelimiterCount == 2 ? "strong" : "em").Holding(Of((ContainerInline)emphasis)),
        AutolinkInline auto => Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, Words(auto.Url)),
        LinkInline { IsImage: true } picture when ours =>
            Markup.Void("img").With("src", picture.Url).With("alt", string.Concat(picture.OfType<LiteralInline>().Select(words => words.Content.ToString()))),
        LinkInline { IsImage: false } link => Link(link.Url, Of((ContainerInline)link)),
        ContainerInline container => Of(container),
        _ => Words(inline.ToString() ?? ""),
    };

    // A scheme that could run something, or that nobody expects, leaves the words and takes the link.
    private IHtmlContent Link(string? url, IHtmlContent words) =>
        ours && url is ['/', ..] ? Markup.Element("a", "govuk-link").With("href", url).Holding(words)
        : url is ['#', ..] || (Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme))
            ? Markup.Element("a", "govuk-link").With("href", url).With("rel", url![0] == '#' ? null : "noopener noreferrer").Holding(words)
            : words;

    private static HtmlContentBuilder Words(string text)
    {
        var words = new HtmlContentBuilder();
        words.Append(text);
        return words;
    }
}
