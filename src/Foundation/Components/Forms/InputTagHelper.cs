using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>A question answered on one line: <c>&lt;cs-input for="Title" label="What is it called?" /&gt;</c>. Other attributes go on the input.</summary>
[HtmlTargetElement("cs-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper : LabelledField
{
    /// <summary>The kind of text: text, email, tel, url, search.</summary>
    public string Type { get; set; } = "text";

    /// <summary>What stands in the box when the form has not been sent yet.</summary>
    public string? Value { get; set; }

    /// <summary>How many characters the box shows: 2, 3, 4, 5, 10, 20 or 30. Without it the box is as wide as the column.</summary>
    public int? Width { get; set; }

    /// <summary>Set before the box, for example @.</summary>
    public string? Prefix { get; set; }

    /// <summary>Set after the box, for example days.</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = State();
        var input = Box(state).Taking(output);
        var line = Prefix is null && Suffix is null
            ? input
            : Markup.Element("div", "govuk-input__wrapper").Holding(Fix("prefix", Prefix), input, Fix("suffix", Suffix));

        output.Become(Group(state).Holding(LabelPart(state), HintPart(state), ErrorPart(state), line));
    }

    private TagBuilder Box(FieldState state)
    {
        var css = Markup.Classes("govuk-input", Width is { } w ? $"govuk-input--width-{w}" : null, state.Error is null ? null : "govuk-input--error");
        return Markup.Void("input", css)
            .With("id", state.Id)
            .With("name", state.Name)
            .With("type", Type)
            .With("value", state.Value ?? Value)
            .With("aria-describedby", Describers(state));
    }

    private static TagBuilder? Fix(string place, string? text) =>
        text is null ? null : Markup.Element("div", $"govuk-input__{place}", text).With("aria-hidden", "true");
}
