using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Tests.Foundation.Components;

/// <summary>A tag helper as a page would write it: element, attributes it does not know, and what stands inside.</summary>
internal sealed record Written(string Element, TagHelper Helper)
{
    public Dictionary<string, string> Attributes { get; init; } = [];

    public IReadOnlyList<Written> Children { get; init; } = [];

    public string? Html { get; init; }

    public string? Text { get; init; }
}

internal static class Rendered
{
    public static async Task<string> Html(Written written) => await Html(written, new Dictionary<object, object>());

    public static ViewContext Context(ModelStateDictionary state) => new()
    {
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), state),
    };

    private static async Task<string> Html(Written written, IDictionary<object, object> items)
    {
        var own = new CopyOnWrite(items);
        var attributes = new TagHelperAttributeList(written.Attributes.Select(a => new TagHelperAttribute(a.Key, a.Value)));
        var context = new TagHelperContext(written.Element, attributes, own, "test");
        var output = new TagHelperOutput(written.Element, attributes, async (_, _) => await Inside(written, own));
        await written.Helper.ProcessAsync(context, output);
        if (!output.IsContentModified && output.TagName is not null)
        {
            output.Content.SetHtmlContent(await output.GetChildContentAsync());
        }

        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static async Task<TagHelperContent> Inside(Written written, CopyOnWrite items)
    {
        var content = new DefaultTagHelperContent();
        content.AppendHtml(written.Html ?? "");
        content.Append(written.Text ?? "");
        foreach (var child in written.Children)
        {
            content.AppendHtml(await Html(child, items));
        }

        return content;
    }

    private sealed class CopyOnWrite(IDictionary<object, object> outer) : Dictionary<object, object>(outer);
}
