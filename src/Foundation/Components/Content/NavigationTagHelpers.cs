using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>Back to where the person came from, above the heading: <c>&lt;cs-back href="/posts" /&gt;</c>, in the section Before.</summary>
[HtmlTargetElement("cs-back", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BackTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public required string Href { get; set; }

    /// <summary>The words, Back when not given.</summary>
    public string Text { get; set; } = "Back";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("a", "govuk-back-link", Text).With("href", Href).Taking(output));
}

/// <summary>
/// The way to this page: <c>&lt;cs-breadcrumbs&gt;&lt;cs-crumb href="/"&gt;Home&lt;/cs-crumb&gt;&lt;cs-crumb&gt;This
/// page&lt;/cs-crumb&gt;&lt;/cs-breadcrumbs&gt;</c>.
/// </summary>
[HtmlTargetElement("cs-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <summary>On a phone show only the first and the last step.</summary>
    public bool CollapseOnMobile { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var steps = await output.GetChildContentAsync();
        var css = Markup.Classes("govuk-breadcrumbs", CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null);
        output.Become(Markup.Element("nav", css).With("aria-label", "Breadcrumb").Taking(output)
            .Holding(Markup.Element("ol", "govuk-breadcrumbs__list").Holding(steps)));
    }
}

/// <summary>One step of <c>cs-breadcrumbs</c>; without an address it is the page itself.</summary>
[HtmlTargetElement("cs-crumb")]
public sealed class CrumbTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var item = Markup.Element("li", "govuk-breadcrumbs__list-item").Taking(output);
        output.Become(Href is null
            ? item.With("aria-current", "page").Holding(words)
            : item.Holding(Markup.Element("a", "govuk-breadcrumbs__link").With("href", Href).Holding(words)));
    }
}

/// <summary>
/// The parts of one section: <c>&lt;cs-section-nav label="Posts"&gt;&lt;cs-section-link href="/posts"
/// current="true"&gt;List&lt;/cs-section-link&gt;…</c>.
/// </summary>
[HtmlTargetElement("cs-section-nav")]
public sealed class SectionNavTagHelper : TagHelper
{
    /// <summary>Names the navigation to those who hear the page.</summary>
    public required string Label { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var links = await output.GetChildContentAsync();
        output.Become(Markup.Element("nav", "cs-section-nav").With("aria-label", Label).Taking(output)
            .Holding(Markup.Element("ul", "cs-section-nav__list").Holding(links)));
    }
}

/// <summary>One part of <c>cs-section-nav</c>.</summary>
[HtmlTargetElement("cs-section-link")]
public sealed class SectionLinkTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public required string Href { get; set; }

    /// <summary>The page shown now.</summary>
    public bool Current { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var link = Markup.Element("a", "cs-section-nav__link")
            .With("href", Href).With("aria-current", Current ? "page" : null).Taking(output)
            .Holding(await output.GetChildContentAsync());
        output.Become(Markup.Element("li").Holding(link));
    }
}
