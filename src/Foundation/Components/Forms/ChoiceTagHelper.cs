using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>One choice of <c>cs-radios</c> or <c>cs-checkboxes</c>. What stands inside it appears when it is chosen.</summary>
[HtmlTargetElement("cs-radio", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("cs-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>What is sent when it is chosen.</summary>
    public string Value { get; set; } = "";

    /// <summary>What people read beside the box.</summary>
    public required string Label { get; set; }

    /// <summary>Help below the label.</summary>
    public string? Hint { get; set; }

    /// <summary>The element's id; made from the group's when not given.</summary>
    public string? Id { get; set; }

    /// <summary>Chosen, where neither the page's property nor the sent form says so.</summary>
    public bool Checked { get; set; }

    /// <summary>Shown but not to be chosen.</summary>
    public bool Disabled { get; set; }

    /// <summary>Choosing it lets go of all others, as in None of these.</summary>
    public bool Exclusive { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = ChoiceGroup.Around(context);
        var next = group.NextId();
        var id = Id ?? next;
        var chosen = group.State.Has(Value, Checked);
        var revealed = output.TagMode == TagMode.SelfClosing ? null : await output.GetChildContentAsync();
        var reveals = revealed is { IsEmptyOrWhiteSpace: false };

        var item = Markup.Element("div", $"govuk-{group.Kind}__item").Holding(
            Box(group, id, chosen, reveals).Taking(output),
            Markup.Element("label", $"govuk-label govuk-{group.Kind}__label", Label).With("for", id),
            Hint is null ? null : Markup.Element("div", $"govuk-hint govuk-{group.Kind}__hint", Hint).With("id", id + "-item-hint"));

        var all = new HtmlContentBuilder().AppendHtml(item);
        if (reveals)
        {
            var css = Markup.Classes($"govuk-{group.Kind}__conditional", chosen ? null : $"govuk-{group.Kind}__conditional--hidden");
            all.AppendHtml(Markup.Element("div", css).With("id", "conditional-" + id).Holding(revealed));
        }

        output.Become(all);
    }

    private TagBuilder Box(ChoiceGroup group, string id, bool chosen, bool reveals)
    {
        var describers = Markup.Classes(group.Describers, Hint is null ? null : id + "-item-hint");
        return Markup.Void("input", $"govuk-{group.Kind}__input")
            .With("id", id)
            .With("name", group.State.Name)
            .With("type", group.Kind == "radios" ? "radio" : "checkbox")
            .With("value", Value)
            .Flag("checked", chosen)
            .Flag("disabled", Disabled)
            .With("data-aria-controls", reveals ? "conditional-" + id : null)
            .With("data-behaviour", Exclusive ? "exclusive" : null)
            .With("aria-describedby", describers.Length == 0 ? null : describers);
    }
}

/// <summary>A word between choices: <c>&lt;cs-divider&gt;or&lt;/cs-divider&gt;</c>.</summary>
[HtmlTargetElement("cs-divider")]
public sealed class DividerTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = ChoiceGroup.Around(context);
        group.NextId();
        output.Become(Markup.Element("div", $"govuk-{group.Kind}__divider").Holding(await output.GetChildContentAsync()));
    }
}
