using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Countersign.Foundation.Components;

internal static class Markup
{
    public static TagBuilder Element(string name, string? css = null, string? text = null)
    {
        var tag = new TagBuilder(name);
        if (!string.IsNullOrEmpty(css))
        {
            tag.Attributes["class"] = css;
        }

        if (text is not null)
        {
            tag.InnerHtml.Append(text);
        }

        return tag;
    }

    public static TagBuilder Void(string name, string? css = null)
    {
        var tag = Element(name, css);
        tag.TagRenderMode = TagRenderMode.StartTag;
        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[attribute] = value;
        }

        return tag;
    }

    public static TagBuilder Flag(this TagBuilder tag, string attribute, bool on) => on ? tag.With(attribute, "") : tag;

    public static TagBuilder Holding(this TagBuilder tag, params IHtmlContent?[] parts)
    {
        foreach (var part in parts)
        {
            if (part is not null)
            {
                tag.InnerHtml.AppendHtml(part);
            }
        }

        return tag;
    }

    /// <summary>Attributes the page wrote that the helper does not know go on the element they were meant for.</summary>
    public static TagBuilder Taking(this TagBuilder tag, TagHelperOutput output)
    {
        foreach (var attribute in output.Attributes)
        {
            var value = Words(attribute.Value);
            tag.Attributes[attribute.Name] = attribute.Name == "class" ? Classes(tag.Attributes.GetValueOrDefault("class"), value) : value;
        }

        return tag;
    }

    public static void Become(this TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(content);
    }

    public static string Classes(params string?[] names) => string.Join(' ', names.Where(n => !string.IsNullOrWhiteSpace(n)));

    /// <summary>Razor hands over literal values already encoded; a tag builder would encode them a second time.</summary>
    public static string? Words(object? value)
    {
        if (value is not IHtmlContent content)
        {
            return value?.ToString();
        }

        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
