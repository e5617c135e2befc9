using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>
/// A question answered by choosing: <c>&lt;cs-radios for="Audience" legend="Who is it for?"&gt;&lt;cs-radio value="all" label="Everyone" /&gt;…</c>;
/// <c>cs-checkboxes</c> with <c>cs-checkbox</c> where several may be chosen. What stands inside a choice appears when it is chosen.
/// Bind checkboxes to <c>[BindProperty(Name = nameof(Places))] [MinLength(1, …)] string[] Places { get; set; } = []</c>: without the name the
/// error of an empty answer belongs to no question.
/// </summary>
[HtmlTargetElement("cs-radios")]
[HtmlTargetElement("cs-checkboxes")]
public sealed class ChoicesTagHelper : FormField
{
    /// <summary>The question.</summary>
    public string? Legend { get; set; }

    /// <summary>How large the question is.</summary>
    public TextSize LegendSize { get; set; }

    /// <summary>On a page with one question, the question is the page's heading.</summary>
    public bool LegendIsPageHeading { get; set; }

    /// <summary>Beside each other instead of below, for two short choices.</summary>
    public bool Inline { get; set; }

    /// <summary>Smaller boxes, for filters beside a list.</summary>
    public bool Small { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kind = context.TagName == "cs-radios" ? "radios" : "checkboxes";
        var state = State();
        var legend = (Legend ?? For?.Metadata.DisplayName) is { } text ? new Legend(text, LegendSize, LegendIsPageHeading) : null;
        var describers = Describers(state);
        var group = new ChoiceGroup(kind, state, legend is null && kind == "checkboxes" ? describers : null);
        context.Items[typeof(ChoiceGroup)] = group;
        var choices = await output.GetChildContentAsync();

        var css = Markup.Classes($"govuk-{kind}", Inline ? $"govuk-{kind}--inline" : null, Small ? $"govuk-{kind}--small" : null);
        var list = Markup.Element("div", css).With("data-module", $"govuk-{kind}").Taking(output).Holding(choices);
        output.Become(legend is null
            ? Group(state).Holding(HintPart(state), ErrorPart(state), list)
            : Group(state).Holding(Forms.Legend.Fieldset(legend, describers, HintPart(state), ErrorPart(state), list)));
    }
}

internal sealed class ChoiceGroup(string kind, FieldState state, string? describers)
{
    private int count;

    public string Kind => kind;

    public FieldState State => state;

    public string? Describers => describers;

    // The first choice carries the group's own id, so the link in the error summary lands on it.
    public string NextId() => ++count == 1 ? state.Id : $"{state.Id}-{count}";

    public static ChoiceGroup Around(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(ChoiceGroup), out var group)
            ? (ChoiceGroup)group
            : throw new InvalidOperationException($"<{context.TagName}> must stand inside <cs-radios> or <cs-checkboxes>");
}
