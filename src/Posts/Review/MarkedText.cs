using Countersign.Screening.Model;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Countersign.Posts.Review;

/// <summary>A stretch of a text, and the number of the finding that it belongs to; null where it belongs to none.</summary>
internal readonly record struct MarkedPiece(string Text, int? Number);

/// <summary>Cuts a text where findings begin and end.</summary>
internal static class MarkedText
{
    /// <summary>The pieces of a text in their order; together they are the text. Where findings overlap, the heavier one marks the words.</summary>
    /// <param name="place">The place that the text is.</param>
    public static IReadOnlyList<MarkedPiece> Of(string text, Place place, IEnumerable<PostFinding> findings)
    {
        var pieces = new List<MarkedPiece>();
        var at = 0;
        foreach (var (start, end, number) in Spans(text, place, findings))
        {
            if (start > at)
            {
                pieces.Add(new MarkedPiece(text[at..start], null));
            }

            if (end > Math.Max(at, start))
            {
                pieces.Add(new MarkedPiece(text[Math.Max(at, start)..end], number));
                at = end;
            }
        }

        if (at < text.Length)
        {
            pieces.Add(new MarkedPiece(text[at..], null));
        }

        return pieces;
    }

    /// <summary>The same as people read it: each marked piece leads to its finding.</summary>
    public static IHtmlContent Markup(string text, Place place, IEnumerable<PostFinding> findings)
    {
        // In one go: between the pieces a page would put spaces that nobody wrote.
        var markup = new HtmlContentBuilder();
        foreach (var piece in Of(text, place, findings))
        {
            if (piece.Number is not { } number)
            {
                markup.Append(piece.Text);
                continue;
            }

            markup.AppendHtml(Element("mark", "cs-mark", piece.Text, Link(number)));
        }

        return markup;
    }

    private static TagBuilder Link(int number)
    {
        var link = Element("a", "cs-mark__number", "", Element("span", "govuk-visually-hidden", " see finding "));
        link.InnerHtml.Append($"{number}");
        link.Attributes["href"] = $"#finding-{number}";
        return link;
    }

    private static TagBuilder Element(string name, string css, string text, params IHtmlContent[] inside)
    {
        var element = new TagBuilder(name);
        element.AddCssClass(css);
        element.InnerHtml.Append(text);
        Array.ForEach(inside, part => element.InnerHtml.AppendHtml(part));
        return element;
    }

    private static IOrderedEnumerable<(int Start, int End, int Number)> Spans(string text, Place place, IEnumerable<PostFinding> findings) =>
        findings.SelectMany(finding => finding.Spans.Where(span => span.Place == place)
                .Select(span => (span.Start, End: Math.Min(span.Start + span.Length, text.Length), finding.Number)))
            .Where(span => span.Start < span.End)
            .OrderBy(span => span.Start).ThenBy(span => span.Number);
}
