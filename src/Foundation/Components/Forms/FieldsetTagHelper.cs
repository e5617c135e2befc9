using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components.Forms;

/// <summary>Questions that belong together: <c>&lt;cs-fieldset legend="When should it go out?"&gt;…&lt;/cs-fieldset&gt;</c>.</summary>
[HtmlTargetElement("cs-fieldset")]
public sealed class FieldsetTagHelper : TagHelper
{
    /// <summary>What the questions are about.</summary>
    public required string Legend { get; set; }

    /// <summary>How large the legend is.</summary>
    public TextSize LegendSize { get; set; }

    /// <summary>Whether the legend is the page's heading.</summary>
    public bool LegendIsPageHeading { get; set; }

    /// <summary>The id of something else on the page that describes the group.</summary>
    public string? DescribedBy { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var legend = new Legend(Legend, LegendSize, LegendIsPageHeading);
        output.Become(Forms.Legend.Fieldset(legend, DescribedBy, inside).Taking(output));
    }
}
