using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>
/// Panels of which one is shown; all of them, one below the other, without JavaScript: <c>&lt;cs-tabs&gt;&lt;cs-tab id="bluesky"
/// label="Bluesky"&gt;…</c>.
/// </summary>
[HtmlTargetElement("cs-tabs")]
public sealed class TabsTagHelper : TagHelper
{
    /// <summary>Heads the list of panels where all are shown.</summary>
    public string Title { get; set; } = "Contents";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tabs = new List<Tab>();
        context.Items[typeof(TabsTagHelper)] = tabs;
        await output.GetChildContentAsync();

        var links = tabs.Select((tab, i) => Markup.Element("li", Markup.Classes("govuk-tabs__list-item", i == 0 ? "govuk-tabs__list-item--selected" : null))
            .Holding(Markup.Element("a", "govuk-tabs__tab", tab.Label).With("href", "#" + tab.Id)));
        var panels = tabs.Select((tab, i) => Markup.Element("div", Markup.Classes("govuk-tabs__panel", i == 0 ? null : "govuk-tabs__panel--hidden"))
            .With("id", tab.Id).Holding(tab.Panel));
        output.Become(Markup.Element("div", "govuk-tabs").With("data-module", "govuk-tabs").Taking(output)
            .Holding(Markup.Element("h2", "govuk-tabs__title", Title), Markup.Element("ul", "govuk-tabs__list").Holding([.. links]))
            .Holding([.. panels]));
    }
}

/// <summary>One panel of <c>cs-tabs</c>.</summary>
[HtmlTargetElement("cs-tab")]
public sealed class TabTagHelper : TagHelper
{
    /// <summary>The panel's id, seen in the address.</summary>
    public required string Id { get; set; }

    /// <summary>The words on the tab.</summary>
    public required string Label { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var panel = await output.GetChildContentAsync();
        ((List<Tab>)context.Items[typeof(TabsTagHelper)]).Add(new Tab(Id, Label, panel));
        output.SuppressOutput();
    }
}

internal sealed record Tab(string Id, string Label, IHtmlContent Panel);
