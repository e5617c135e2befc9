using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Countersign.Policies.Compare.Wording;

/// <summary>The prose of a clause as people read it: a line for each paragraph, list item and row, without the signs that only lay it out.</summary>
internal static class PlainProse
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static string Of(string markdown) => string.Join('\n', Lines(Markdown.Parse(markdown, Pipeline)));

    private static IEnumerable<string> Lines(ContainerBlock blocks) => blocks.SelectMany(block => block switch
    {
        LinkReferenceDefinitionGroup => [],
        ListBlock list => list.OfType<ListItemBlock>().Select((item, place) => Sign(list, place) + Inside(item)),
        Table table => table.OfType<TableRow>().Select(row => string.Join(" | ", row.OfType<TableCell>().Select(Inside))),
        ContainerBlock container => Lines(container),
        LeafBlock leaf => [Text(leaf)],
        _ => (IEnumerable<string>)[],
    });

    private static string Sign(ListBlock list, int place) =>
        list.IsOrdered ? (First(list) + place).ToString(CultureInfo.InvariantCulture) + ". " : "• ";

    private static int First(ListBlock list) => int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;

    private static string Inside(ContainerBlock block) => string.Join(' ', block.Descendants<LeafBlock>().Select(Text));

    private static string Text(LeafBlock leaf) => leaf.Inline is null ? leaf.Lines.ToString() : Text(leaf.Inline);

    private static string Text(ContainerInline inlines) => string.Concat(inlines.Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        HtmlInline html => html.Tag,
        CodeInline code => code.Content,
        LineBreakInline => " ",
        AutolinkInline link => link.Url,
        LinkInline { IsImage: false, Url: { Length: > 0 } address } link => $"{Text(link)} ({address})",
        ContainerInline container => Text(container),
        _ => inline.ToString() ?? "",
    }));
}
