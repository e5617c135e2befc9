using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>
/// What every question on a form can have. <c>for</c> binds it to a property of the page: name, typed value and error come from
/// there, and the typed value is kept when the form comes back. A base class because Razor finds attributes only as properties.
/// </summary>
public abstract class FormField : TagHelper
{
    /// <summary>The property of the page model the answer is bound to.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The name sent with the form, where there is no <see cref="For"/>.</summary>
    public string? Name { get; set; }

    /// <summary>The element's id; made from the name when not given.</summary>
    public string? Id { get; set; }

    /// <summary>Help shown between the question and the answer.</summary>
    public string? Hint { get; set; }

    /// <summary>What is wrong with the answer, where model state does not know it.</summary>
    public string? Error { get; set; }

    /// <summary>The id of something else on the page that describes this question.</summary>
    public string? DescribedBy { get; set; }

    /// <summary>Classes for the group around question and answer.</summary>
    public string? GroupClass { get; set; }

    /// <summary>Set by Razor.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    private protected FieldState State() => FieldState.Of(this);

    private protected TagBuilder Group(FieldState state, string? css = null) =>
        Markup.Element("div", Markup.Classes("govuk-form-group", state.Error is null ? null : "govuk-form-group--error", css, GroupClass));

    private protected TagBuilder? HintPart(FieldState state) =>
        Hint is null ? null : Markup.Element("div", "govuk-hint", Hint).With("id", state.HintId);

    private protected static IHtmlContent? ErrorPart(FieldState state)
    {
        if (state.Error is null)
        {
            return null;
        }

        var message = Markup.Element("p", "govuk-error-message").With("id", state.ErrorId)
            .Holding(Markup.Element("span", "govuk-visually-hidden", "Error:"));
        message.InnerHtml.Append(" " + state.Error);
        return message;
    }

    private protected string? Describers(FieldState state, string? first = null)
    {
        var ids = Markup.Classes(first, DescribedBy, Hint is null ? null : state.HintId, state.Error is null ? null : state.ErrorId);
        return ids.Length == 0 ? null : ids;
    }
}
