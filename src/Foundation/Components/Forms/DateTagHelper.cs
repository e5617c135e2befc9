using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>A date in three boxes, bound to a <see cref="DateOnly"/>: <c>&lt;cs-date for="LeftOn" legend="When did they leave?" /&gt;</c>.</summary>
[HtmlTargetElement("cs-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : FormField
{
    /// <summary>The question.</summary>
    public required string Legend { get; set; }

    /// <summary>How large the question is.</summary>
    public TextSize LegendSize { get; set; }

    /// <summary>On a page with one question, the question is the page's heading.</summary>
    public bool LegendIsPageHeading { get; set; }

    /// <summary>Lets a browser fill in the person's own date of birth.</summary>
    public bool IsOwnBirthday { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = State();
        var date = For?.Model as DateOnly?;
        var boxes = Markup.Element("div", "govuk-date-input").With("id", state.Id).Taking(output).Holding(
            Box(state, "day", date?.Day, 2),
            Box(state, "month", date?.Month, 2),
            Box(state, "year", date?.Year, 4));
        var legend = new Legend(Legend, LegendSize, LegendIsPageHeading);
        var fieldset = Forms.Legend.Fieldset(legend, Describers(state), HintPart(state), ErrorPart(state), boxes).With("role", "group");
        output.Become(Group(state).Holding(fieldset));
    }

    private TagBuilder Box(FieldState state, string part, int? number, int width)
    {
        var typed = ViewContext?.ViewData.ModelState.GetValueOrDefault($"{state.Name}.{part}");
        var id = $"{state.Id}-{part}";
        var input = Markup.Void(
            "input", Markup.Classes("govuk-input govuk-date-input__input", $"govuk-input--width-{width}", Wrong(state, part) ? "govuk-input--error" : null))
            .With("id", id)
            .With("name", $"{state.Name}.{part}")
            .With("type", "text")
            .With("inputmode", "numeric")
            .With("autocomplete", IsOwnBirthday ? "bday-" + part : null)
            .With("value", typed?.AttemptedValue ?? number?.ToString(CultureInfo.InvariantCulture));
        var label = Markup.Element("label", "govuk-label govuk-date-input__label", char.ToUpperInvariant(part[0]) + part[1..]).With("for", id);
        return Markup.Element("div", "govuk-date-input__item").Holding(Markup.Element("div", "govuk-form-group").Holding(label, input));
    }

    private bool Wrong(FieldState state, string part)
    {
        bool HasError(string p) => ViewContext?.ViewData.ModelState.GetValueOrDefault($"{state.Name}.{p}") is { Errors.Count: > 0 };
        return HasError(part) || (state.Error is not null && !DateBinder.Parts.Any(HasError));
    }
}
