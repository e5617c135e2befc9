using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Countersign.Tests.Foundation.Components;

internal static partial class Dom
{
    public static IElement Body(string html) => new HtmlParser().ParseDocument(html).Body!;

    /// <summary>One line for each element and text, attributes and classes sorted, so that two spellings of one tree read the same.</summary>
    public static string Canonical(string html)
    {
        var lines = new StringBuilder();
        foreach (var child in Body(html).ChildNodes)
        {
            Write(child, 0, lines);
        }

        return lines.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder lines)
    {
        var indent = new string(' ', depth * 2);
        if (node is IElement element)
        {
            var attributes = element.Attributes.Select(a => $"{a.Name}={Value(a)}").Order(StringComparer.Ordinal);
            lines.Append(indent).Append(element.LocalName).Append(" [").AppendJoin("; ", attributes).Append("]\n");
        }
        else if (node is IText text && !string.IsNullOrWhiteSpace(text.Data))
        {
            lines.Append(indent).Append('"').Append(Spaces().Replace(text.Data, " ").Trim()).Append("\"\n");
        }

        foreach (var child in node.ChildNodes)
        {
            Write(child, depth + 1, lines);
        }
    }

    private static string Value(IAttr attribute) => attribute.Name == "class"
        ? string.Join(' ', attribute.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        : attribute.Value;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
