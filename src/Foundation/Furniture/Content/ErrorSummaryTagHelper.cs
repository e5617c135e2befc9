using Countersign.Foundation.Furniture.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Furniture.Content;

/// <summary>
/// What is wrong with the form, from model state, each linked to its question; nothing when nothing is wrong. Put
/// <c>&lt;cs-error-summary /&gt;</c> first on the page. A refusal that belongs to no question has the key "".
/// </summary>
[HtmlTargetElement("cs-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The heading.</summary>
    public string Heading { get; set; } = "There is a problem";

    /// <summary>Set by Razor.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        var lines = state
            .SelectMany(entry => (entry.Value?.Errors ?? []).Where(e => e.ErrorMessage.Length > 0).Select(e => Line(state, entry.Key, e.ErrorMessage)))
            .ToArray();
        if (lines.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Markup.Element("ul", "govuk-list govuk-error-summary__list").Holding(lines);
        output.Become(Markup.Element("div", "govuk-error-summary").With("data-module", "govuk-error-summary").Taking(output).Holding(
            Markup.Element("div").With("role", "alert").Holding(
                Markup.Element("h2", "govuk-error-summary__title", Heading),
                Markup.Element("div", "govuk-error-summary__body").Holding(list))));
    }

    private static TagBuilder Line(ModelStateDictionary state, string key, string message) => key.Length == 0
        ? Markup.Element("li", text: message)
        : Markup.Element("li").Holding(Markup.Element("a", text: message).With("href", "#" + FieldState.IdOf(Target(state, key))));

    // A date is answered in three boxes; its error leads to the first box that is wrong.
    private static string Target(ModelStateDictionary state, string key)
    {
        var boxes = DateBinder.Parts.Select(part => $"{key}-{part}").Where(state.ContainsKey).ToArray();
        return boxes.FirstOrDefault(box => state[box] is { Errors.Count: > 0 }) ?? boxes.FirstOrDefault() ?? key;
    }
}
