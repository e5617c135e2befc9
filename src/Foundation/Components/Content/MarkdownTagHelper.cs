using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>
/// Prose that was written as Markdown: <c>&lt;cs-markdown text="@clause.Markdown" /&gt;</c>. Only what a policy needs is rendered; markup in the
/// text is shown as it was typed, and a link goes nowhere but to the web, to an e-mail address, or to a place on the page.
/// </summary>
[HtmlTargetElement("cs-markdown", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkdownTagHelper : TagHelper
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly MarkdownPipeline OurPipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <summary>The Markdown.</summary>
    public required string Text { get; set; }

    /// <summary>
    /// It came with the program and nobody else wrote it: it may lead to pages of the program and show its pictures, and each heading keeps its
    /// level and can be linked to.
    /// </summary>
    public bool Ours { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(new MarkdownMarkup(Ours).Of(Markdown.Parse(Text, Ours ? OurPipeline : Pipeline)));
}
