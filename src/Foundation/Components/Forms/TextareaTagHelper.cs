using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>
/// A question answered at length: <c>&lt;cs-textarea for="Text" label="What do you want to say?" max-characters="300" /&gt;</c>.
/// With a limit it counts as people type (characters as people see them, so an emoji of several code points is one), and without
/// JavaScript says what the limit is. Without <see cref="MaxCharacters"/> the limit is what its property takes.
/// </summary>
[HtmlTargetElement("cs-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper : LabelledField
{
    /// <summary>What stands in the box when the form has not been sent yet.</summary>
    public string? Value { get; set; }

    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The most characters that fit.</summary>
    public int? MaxCharacters { get; set; }

    /// <summary>The most words that fit.</summary>
    public int? MaxWords { get; set; }

    /// <summary>The percentage of the limit from which the count is shown.</summary>
    public int? Threshold { get; set; }

    private bool Counts => Characters is not null || MaxWords is not null;

    // What the property takes is said once, where it is declared.
    private int? Characters => MaxCharacters ?? (MaxWords is null && For is not null ? TextBinder.Most(For.Metadata) : null);

    // A limit that nobody asked to see is shown to whoever comes near it.
    private int? ShownFrom => Threshold ?? (MaxCharacters is null && MaxWords is null ? 75 : null);

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = State();
        var group = Group(state, Counts ? "govuk-character-count" : null)
            .Holding(LabelPart(state), HintPart(state), ErrorPart(state), Box(state).Taking(output));
        if (Counts)
        {
            group.With("data-module", "govuk-character-count")
                .With("data-maxlength", (Characters ?? MaxWords)?.ToString(CultureInfo.InvariantCulture))
                .With("data-count-type", Characters is null ? "words" : "characters")
                .With("data-threshold", ShownFrom?.ToString(CultureInfo.InvariantCulture))
                .Holding(Limit(state));
        }

        output.Become(group);
    }

    private TagBuilder Box(FieldState state)
    {
        var css = Markup.Classes("govuk-textarea", Counts ? "govuk-js-character-count" : null, state.Error is null ? null : "govuk-textarea--error");
        var box = Markup.Element("textarea", css)
            .With("id", state.Id)
            .With("name", state.Name)
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .With("aria-describedby", Describers(state, first: Counts ? state.Id + "-info" : null));

        // A browser drops the first line break inside a textarea; one of our own keeps the person's.
        var text = state.Value ?? Value ?? "";
        box.InnerHtml.Append(text.StartsWith('\n') || text.StartsWith('\r') ? "\n" + text : text);
        return box;
    }

    private TagBuilder Limit(FieldState state)
    {
        var limit = Characters is { } characters ? $"{characters.ToString("N0", CultureInfo.InvariantCulture)} characters" : $"{MaxWords} words";
        return Markup.Element("div", "govuk-hint govuk-character-count__message", $"You can enter up to {limit}").With("id", state.Id + "-info");
    }
}
