using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Content;

/// <summary>What pressing a button means.</summary>
public enum ButtonKind
{
    /// <summary>The one thing the page is for.</summary>
    Primary,

    /// <summary>Something else the page offers.</summary>
    Secondary,

    /// <summary>Something that is hard to undo.</summary>
    Warning,

    /// <summary>The beginning of a longer task.</summary>
    Start,

    /// <summary>On a dark ground.</summary>
    Inverse,
}

/// <summary>
/// A button, or a link that looks like one when it has an <c>href</c>: <c>&lt;cs-button kind="Secondary"&gt;Save
/// draft&lt;/cs-button&gt;</c>.
/// </summary>
[HtmlTargetElement("cs-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>What pressing it means.</summary>
    public ButtonKind Kind { get; set; }

    /// <summary>Where a link leads; without it the button sends the form.</summary>
    public string? Href { get; set; }

    /// <summary>Shown but not usable. Say nearby why.</summary>
    public bool Disabled { get; set; }

    /// <summary>A second press within a second does nothing.</summary>
    public bool PreventDoubleClick { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var css = Kind == ButtonKind.Primary ? "govuk-button" : $"govuk-button govuk-button--{(Kind switch
        {
            ButtonKind.Secondary => "secondary",
            ButtonKind.Warning => "warning",
            ButtonKind.Start => "start",
            _ => "inverse",
        })}";

        var button = Href is null
            ? Markup.Element("button", css).With("type", "submit").Flag("disabled", Disabled).With("aria-disabled", Disabled ? "true" : null)
            : Markup.Element("a", css).With("href", Href).With("role", "button").With("draggable", "false");

        output.Become(button
            .With("data-module", "govuk-button")
            .With("data-prevent-double-click", PreventDoubleClick ? "true" : null)
            .Taking(output)
            .Holding(inside, Kind == ButtonKind.Start ? Arrow() : null));
    }

    private static TagBuilder Arrow() =>
        Markup.Element("svg", "govuk-button__start-icon")
            .With("xmlns", "http://www.w3.org/2000/svg").With("width", "17.5").With("height", "19").With("viewBox", "0 0 33 40")
            .With("aria-hidden", "true").With("focusable", "false")
            .Holding(Markup.Element("path").With("fill", "currentColor").With("d", "M0 0h13l20 20-20 20H0l20-20z"));
}
