using Microsoft.AspNetCore.Mvc.Rendering;

namespace Countersign.Foundation.Components.Forms;

/// <summary>How large a label, legend or caption is.</summary>
public enum TextSize
{
    /// <summary>As body text.</summary>
    Plain,

    /// <summary>Body size, bold.</summary>
    S,

    /// <summary>As a third heading.</summary>
    M,

    /// <summary>As a second heading.</summary>
    L,

    /// <summary>As the title of a page.</summary>
    XL,
}

/// <summary>A question answered in one box, with a label.</summary>
public abstract class LabelledField : FormField
{
    /// <summary>The question.</summary>
    public string? Label { get; set; }

    /// <summary>How large the question is.</summary>
    public TextSize LabelSize { get; set; }

    /// <summary>On a page with one question, the question is the page's heading.</summary>
    public bool LabelIsPageHeading { get; set; }

    private protected TagBuilder? LabelPart(FieldState state)
    {
        var text = Label ?? For?.Metadata.DisplayName;
        if (text is null)
        {
            return null;
        }

        var label = Markup.Element("label", Sized("govuk-label", LabelSize), text).With("for", state.Id);
        return LabelIsPageHeading ? Markup.Element("h1", "govuk-label-wrapper").Holding(label) : label;
    }

    internal static string Sized(string css, TextSize size) =>
        size == TextSize.Plain ? css : $"{css} {css}--{(size switch { TextSize.S => "s", TextSize.M => "m", TextSize.L => "l", _ => "xl" })}";
}
