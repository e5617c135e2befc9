using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.Components.Forms;

/// <summary>
/// What somebody who is signed in types into a form is not remembered by their browser: it would fill it into the same form of whoever comes next to this
/// computer and goes back. What people have to type about themselves names its own kind and is offered all the same.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class PrivateFormTagHelper : TagHelper
{
    /// <summary>Of the page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.HttpContext.RequestServices.GetRequiredService<PageFrame>().FormsAreFor is not null)
        {
            output.Attributes.SetAttribute("autocomplete", "off");
        }
    }
}
