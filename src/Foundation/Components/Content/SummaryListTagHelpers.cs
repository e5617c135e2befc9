using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>
/// Facts with their names, and what can be done about each:
/// <c>&lt;cs-summary-list&gt;&lt;cs-row key="Account"&gt;Noticeboard &lt;cs-action href="…"
/// hidden-text="account"&gt;Change&lt;/cs-action&gt;&lt;/cs-row&gt;&lt;/cs-summary-list&gt;</c>.
/// </summary>
[HtmlTargetElement("cs-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <summary>Without lines between the rows.</summary>
    public bool NoBorder { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = new List<SummaryRow>();
        context.Items[typeof(SummaryListTagHelper)] = rows;
        await output.GetChildContentAsync();

        var list = Markup.Element("dl", Markup.Classes("govuk-summary-list", NoBorder ? "govuk-summary-list--no-border" : null)).Taking(output);
        var anyActions = rows.Any(r => r.Actions.Count > 0);
        output.Become(list.Holding([.. rows.Select(r => r.Part(anyActions))]));
    }
}

/// <summary>One fact of <c>cs-summary-list</c>.</summary>
[HtmlTargetElement("cs-row")]
public sealed class SummaryRowTagHelper : TagHelper
{
    /// <summary>The fact's name.</summary>
    public required string Key { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = (List<SummaryRow>)context.Items[typeof(SummaryListTagHelper)];
        var actions = new List<TagBuilder>();
        context.Items[typeof(SummaryRowTagHelper)] = actions;
        var value = Markup.Element("dd", "govuk-summary-list__value").Holding(await output.GetChildContentAsync());
        rows.Add(new SummaryRow(Key, value, actions));
        output.SuppressOutput();
    }
}

/// <summary>A link beside a fact. The hidden text says which fact to those who hear only the link.</summary>
[HtmlTargetElement("cs-action")]
public sealed class SummaryActionTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public required string Href { get; set; }

    /// <summary>Read out after the link's own words.</summary>
    public string? HiddenText { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var link = Markup.Element("a", "govuk-link").With("href", Href).Taking(output).Holding(
            await output.GetChildContentAsync(),
            HiddenText is null ? null : Markup.Element("span", "govuk-visually-hidden", " " + HiddenText));
        ((List<TagBuilder>)context.Items[typeof(SummaryRowTagHelper)]).Add(link);
        output.SuppressOutput();
    }
}

internal sealed record SummaryRow(string Key, TagBuilder Value, List<TagBuilder> Actions)
{
    public TagBuilder Part(bool anyActions)
    {
        var css = Markup.Classes("govuk-summary-list__row", anyActions && Actions.Count == 0 ? "govuk-summary-list__row--no-actions" : null);
        return Markup.Element("div", css).Holding(Markup.Element("dt", "govuk-summary-list__key", Key), Value, Links());
    }

    private TagBuilder? Links() => Actions switch
    {
        [] => null,
        [var only] => Markup.Element("dd", "govuk-summary-list__actions").Holding(only),
        _ => Markup.Element("dd", "govuk-summary-list__actions").Holding(
            Markup.Element("ul", "govuk-summary-list__actions-list").Holding(
                [.. Actions.Select(a => Markup.Element("li", "govuk-summary-list__actions-list-item").Holding(a))])),
    };
}
