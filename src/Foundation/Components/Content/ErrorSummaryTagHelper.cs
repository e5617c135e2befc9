using System.Globalization;
using Countersign.Foundation.Components.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

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
        var model = ViewContext.ViewData.ModelMetadata;
        var lines = state
            .OrderBy(entry => Place(model, entry.Key), StringComparer.Ordinal)
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
        : Markup.Element("li").Holding(Markup.Element("a", text: message).With("href", "#" + Target(state, key)));

    // Errors stand in the order in which the page declares its questions, not the order in which binding met them.
    private static string Place(ModelMetadata? model, string key)
    {
        var place = "";
        foreach (var name in key.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('[')[0]))
        {
            var properties = model?.Properties.ToList() ?? [];
            var index = properties.FindIndex(p => p.PropertyName == name);
            if (index < 0)
            {
                return place + "9999";
            }

            place += index.ToString("D4", CultureInfo.InvariantCulture);
            model = properties[index].ElementMetadata ?? properties[index];
        }

        return place;
    }

    // A date is answered in three boxes; its error leads to the first box that is wrong.
    private static string Target(ModelStateDictionary state, string key)
    {
        var boxes = DateBinder.Parts.Where(part => state.ContainsKey($"{key}.{part}")).ToArray();
        var box = boxes.FirstOrDefault(part => state[$"{key}.{part}"] is { Errors.Count: > 0 }) ?? boxes.FirstOrDefault();
        return box is null ? FieldState.IdOf(key) : $"{FieldState.IdOf(key)}-{box}";
    }
}
