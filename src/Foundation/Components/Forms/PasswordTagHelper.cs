using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>A password, with a button that shows it. What was typed is never sent back: <c>&lt;cs-password for="Password" label="Password" /&gt;</c>.</summary>
[HtmlTargetElement("cs-password", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PasswordTagHelper : LabelledField
{
    /// <summary>What a password manager should offer: current-password or new-password.</summary>
    public string Autocomplete { get; set; } = "current-password";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = State();
        var css = Markup.Classes(
            "govuk-input govuk-password-input__input govuk-js-password-input-input",
            state.Error is null ? null : "govuk-input--error");
        var input = Markup.Void("input", css)
            .With("id", state.Id)
            .With("name", state.Name)
            .With("type", "password")
            .With("spellcheck", "false")
            .With("autocomplete", Autocomplete)
            .With("autocapitalize", "none")
            .With("aria-describedby", Describers(state))
            .Taking(output);
        var show = Markup.Element(
                "button",
                "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
                "Show")
            .With("type", "button")
            .With("data-module", "govuk-button")
            .With("aria-controls", state.Id)
            .With("aria-label", "Show password")
            .Flag("hidden", true);
        var line = Markup.Element("div", "govuk-input__wrapper govuk-password-input__wrapper").Holding(input, show);

        output.Become(Group(state, "govuk-password-input")
            .With("data-module", "govuk-password-input")
            .Holding(LabelPart(state), HintPart(state), ErrorPart(state), line));
    }
}
