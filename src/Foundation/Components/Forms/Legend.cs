using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Countersign.Foundation.Components.Forms;

internal sealed record Legend(string Text, TextSize Size, bool IsPageHeading)
{
    public static TagBuilder Fieldset(Legend? legend, string? describedBy, params IHtmlContent?[] inside) =>
        Markup.Element("fieldset", "govuk-fieldset").With("aria-describedby", describedBy).Holding(legend?.Part()).Holding(inside);

    private TagBuilder Part()
    {
        var css = LabelledField.Sized("govuk-fieldset__legend", Size);
        return IsPageHeading
            ? Markup.Element("legend", css).Holding(Markup.Element("h1", "govuk-fieldset__heading", Text))
            : Markup.Element("legend", css, Text);
    }
}
