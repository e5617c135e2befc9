using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>
/// A question answered from a long list: <c>&lt;cs-select for="Account" label="Where?"&gt;&lt;cs-option value="" label="Choose one" /&gt;…</c>.
/// For a short list, radios are easier.
/// </summary>
[HtmlTargetElement("cs-select")]
public sealed class SelectTagHelper : LabelledField
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = State();
        context.Items[typeof(SelectTagHelper)] = state;
        var options = await output.GetChildContentAsync();

        var select = Markup.Element("select", Markup.Classes("govuk-select", state.Error is null ? null : "govuk-select--error"))
            .With("id", state.Id)
            .With("name", state.Name)
            .With("aria-describedby", Describers(state))
            .Taking(output)
            .Holding(options);
        output.Become(Group(state).Holding(LabelPart(state), HintPart(state), ErrorPart(state), select));
    }
}

/// <summary>One line of <c>cs-select</c>.</summary>
[HtmlTargetElement("cs-option", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class OptionTagHelper : TagHelper
{
    /// <summary>What is sent when it is chosen.</summary>
    public string Value { get; set; } = "";

    /// <summary>What people read.</summary>
    public required string Label { get; set; }

    /// <summary>Chosen, where neither the page's property nor the sent form says so.</summary>
    public bool Selected { get; set; }

    /// <summary>Shown but not to be chosen.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = context.Items.TryGetValue(typeof(SelectTagHelper), out var state)
            ? (FieldState)state
            : throw new InvalidOperationException("<cs-option> must stand inside <cs-select>");

        output.Become(Markup.Element("option", text: Label)
            .With("value", Value)
            .Flag("selected", select.Has(Value, Selected))
            .Flag("disabled", Disabled)
            .Taking(output));
    }
}
