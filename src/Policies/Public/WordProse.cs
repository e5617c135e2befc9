using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Countersign.Policies.Public;

/// <summary>Writes a policy's prose into a Word file. What has no form there becomes plain text and is never left out.</summary>
internal static class WordProse
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static void Write(WordFile file, string markdown) => Write(file, Markdown.Parse(markdown, Pipeline));

    private static void Write(WordFile file, ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case LinkReferenceDefinitionGroup:
                    break;
                case ListBlock { IsOrdered: true } list:
                    file.Numbers(
                        list.OfType<ListItemBlock>().Select(Item),
                        int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1);
                    break;
                case ListBlock list:
                    foreach (var item in list.OfType<ListItemBlock>())
                    {
                        file.Bullet(Item(item));
                    }

                    break;
                case Table table:
                    file.Table([.. table.OfType<TableRow>().Select(row => (IReadOnlyList<IReadOnlyList<Run>>)[.. row.OfType<TableCell>().Select(Item)])]);
                    break;
                case ContainerBlock container:
                    Write(file, container);
                    break;
                case LeafBlock leaf:
                    file.Text(Runs(leaf));
                    break;
            }
        }
    }

    // A list within a list, or several paragraphs in one item, are read on in the same item.
    private static List<Run> Item(ContainerBlock item) =>
        [.. item.Descendants<LeafBlock>().SelectMany((leaf, place) => place == 0 ? Runs(leaf) : [WordFile.Run(" "), .. Runs(leaf)])];

    private static List<Run> Runs(LeafBlock leaf) => leaf.Inline is null ? [WordFile.Run(leaf.Lines.ToString())] : [.. Runs(leaf.Inline, false, false)];

    private static IEnumerable<Run> Runs(ContainerInline inlines, bool bold, bool italic) => inlines.SelectMany(inline => inline switch
    {
        LiteralInline literal => [WordFile.Run(literal.Content.ToString(), bold, italic)],
        HtmlEntityInline entity => [WordFile.Run(entity.Transcoded.ToString(), bold, italic)],
        HtmlInline html => [WordFile.Run(html.Tag, bold, italic)],
        CodeInline code => [WordFile.Run(code.Content, bold, italic)],
        LineBreakInline => [WordFile.Run(" ", bold, italic)],
        AutolinkInline link => [WordFile.Run(link.Url, bold, italic)],
        LinkInline { IsImage: false, Url: { Length: > 0 } address } link => [.. Runs(link, bold, italic), WordFile.Run($" ({address})", bold, italic)],
        EmphasisInline emphasis => Runs(emphasis, bold || emphasis.DelimiterCount == 2, italic || emphasis.DelimiterCount == 1),
        ContainerInline container => Runs(container, bold, italic),
        _ => (IEnumerable<Run>)[WordFile.Run(inline.ToString() ?? "", bold, italic)],
    });
}
