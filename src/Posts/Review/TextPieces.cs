using System.Globalization;
using Countersign.Platforms.Contract;

namespace Countersign.Posts.Review;

/// <summary>A stretch of a post's text, as a platform will show it.</summary>
internal readonly record struct TextPiece(string Text, bool IsLink);

/// <summary>Cuts a post's text where a platform makes links, mentions and hashtags of it.</summary>
internal static class TextPieces
{
    public static IReadOnlyList<TextPiece> Of(string text)
    {
        var pieces = new List<TextPiece>();
        var from = 0;
        foreach (var facet in Facets.Find(text))
        {
            if (facet.Start > from)
            {
                pieces.Add(new TextPiece(text[from..facet.Start], false));
            }

            pieces.Add(new TextPiece(text.Substring(facet.Start, facet.Length), true));
            from = facet.Start + facet.Length;
        }

        if (from < text.Length)
        {
            pieces.Add(new TextPiece(text[from..], false));
        }

        return pieces;
    }

    /// <summary>The count in the words that the page and its script share.</summary>
    public static string Count(int length, int limit) => length <= limit
        ? string.Create(CultureInfo.InvariantCulture, $"{length} of {limit} characters")
        : string.Create(CultureInfo.InvariantCulture, $"{length} of {limit} characters: {length - limit} too many");
}
