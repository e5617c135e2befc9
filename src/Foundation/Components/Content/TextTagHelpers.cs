using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>A consequence to know before acting: <c>&lt;cs-warning&gt;This cannot be undone.&lt;/cs-warning&gt;</c>.</summary>
[HtmlTargetElement("cs-warning")]
public sealed class WarningTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var text = Markup.Element("strong", "govuk-warning-text__text").Holding(Markup.Element("span", "govuk-visually-hidden", "Warning"));
        text.InnerHtml.Append(" ");
        output.Become(Markup.Element("div", "govuk-warning-text").Taking(output).Holding(
            Markup.Element("span", "govuk-warning-text__icon", "!").With("aria-hidden", "true"),
            text.Holding(inside)));
    }
}

/// <summary>Words set apart, such as a quoted clause: <c>&lt;cs-inset&gt;…&lt;/cs-inset&gt;</c>.</summary>
[HtmlTargetElement("cs-inset")]
public sealed class InsetTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.Become(Markup.Element("div", "govuk-inset-text").Taking(output).Holding(inside));
    }
}

/// <summary>More for those who want it, closed at first: <c>&lt;cs-details summary="What counts as a picture?"&gt;…&lt;/cs-details&gt;</c>.</summary>
[HtmlTargetElement("cs-details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>What it is about.</summary>
    public required string Summary { get; set; }

    /// <summary>Open at first. Whatever this says, it is open where a question inside it was answered wrongly.</summary>
    public bool Open { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var summary = Markup.Element("summary", "govuk-details__summary")
            .Holding(Markup.Element("span", "govuk-details__summary-text", Summary));
        var isOpen = Open || inside.GetContent().Contains("govuk-error-message", StringComparison.Ordinal);
        output.Become(Markup.Element("details", "govuk-details").Flag("open", isOpen).Taking(output)
            .Holding(summary, Markup.Element("div", "govuk-details__text").Holding(inside)));
    }
}

/// <summary>A task is complete: <c>&lt;cs-panel title="Published"&gt;It is on the noticeboard.&lt;/cs-panel&gt;</c>.</summary>
[HtmlTargetElement("cs-panel", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PanelTagHelper : TagHelper
{
    /// <summary>What is complete; the page's heading.</summary>
    public required string Title { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = output.TagMode == TagMode.SelfClosing ? null : await output.GetChildContentAsync();
        output.Become(Markup.Element("div", "govuk-panel govuk-panel--confirmation").Taking(output).Holding(
            Markup.Element("h1", "govuk-panel__title", Title),
            inside is { IsEmptyOrWhiteSpace: false } ? Markup.Element("div", "govuk-panel__body").Holding(inside) : null));
    }
}

/// <summary>The colours of a tag. The words say it; the colour only helps.</summary>
public enum TagColour
{
    /// <summary>As the program's own colour.</summary>
    Plain,

    /// <summary>Not begun, or over.</summary>
    Grey,

    /// <summary>Done.</summary>
    Green,

    /// <summary>Done, and worth telling apart from green.</summary>
    Teal,

    /// <summary>Under way.</summary>
    Blue,

    /// <summary>With somebody else.</summary>
    Purple,

    /// <summary>Stopped.</summary>
    Magenta,

    /// <summary>Refused or failed.</summary>
    Red,

    /// <summary>Late, or needs looking at.</summary>
    Orange,

    /// <summary>Waiting.</summary>
    Yellow,
}

/// <summary>The state of something in a word or two: <c>&lt;cs-tag colour="Yellow"&gt;Waiting for a check&lt;/cs-tag&gt;</c>.</summary>
[HtmlTargetElement("cs-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>The colour behind the words.</summary>
    public TagColour Colour { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var css = Colour == TagColour.Plain ? "govuk-tag" : "govuk-tag govuk-tag--" + Colour.ToString().ToLowerInvariant();
        output.Become(Markup.Element("strong", css).Taking(output).Holding(inside));
    }
}
