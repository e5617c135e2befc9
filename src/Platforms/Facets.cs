using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.Platforms;

/// <summary>What a stretch of a post's text is.</summary>
public enum FacetKind
{
    Link,
    Mention,
    Hashtag,
}

/// <summary>A stretch of text that a platform shows as a link.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The address with its scheme, the handle without @, or the hashtag without #.</param>
/// <param name="Start">Where it begins, in UTF-16 units, for cutting the string.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="ByteStart">Where it begins in the text's UTF-8 form.</param>
/// <param name="ByteEnd">One past where it ends in the text's UTF-8 form.</param>
public sealed record Facet(FacetKind Kind, string Value, int Start, int Length, int ByteStart, int ByteEnd);

/// <summary>Finds links, mentions and hashtags in a post's text. Pure, so the composer's preview and the sent post agree.</summary>
public static partial class Facets
{
    private const int LongestHashtag = 64;

    /// <summary>
    /// In order and without overlaps. A bare domain becomes a link only when it begins with <c>www.</c> or ends in one of a few
    /// common endings: without that, a missing space after a full stop would make one.
    /// </summary>
    public static IReadOnlyList<Facet> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var found = new List<Facet>();
        var free = 0;
        foreach (var (kind, start, length, value) in Links(text).Concat(Mentions(text)).Concat(Hashtags(text)).OrderBy(f => f.Start))
        {
            if (start < free)
            {
                continue;
            }

            free = start + length;
            found.Add(new Facet(kind, value, start, length, Bytes(text, start), Bytes(text, free)));
        }

        return found;
    }

    private static int Bytes(string text, int end) => Encoding.UTF8.GetByteCount(text.AsSpan(0, end));

    private static IEnumerable<(FacetKind Kind, int Start, int Length, string Value)> Links(string text)
    {
        foreach (Match match in Link().Matches(text))
        {
            var shown = WithoutClosingMarks(text.AsSpan(match.Index, match.Length)).ToString();
            var address = shown.StartsWith("http", StringComparison.OrdinalIgnoreCase) && shown.Contains("://", StringComparison.Ordinal)
                ? shown
                : "https://" + shown;
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IdnHost.Contains('.', StringComparison.Ordinal))
            {
                yield return (FacetKind.Link, match.Index, shown.Length, uri.AbsoluteUri);
            }
        }
    }

    private static IEnumerable<(FacetKind Kind, int Start, int Length, string Value)> Mentions(string text)
    {
        foreach (Match match in Mention().Matches(text))
        {
            yield return (FacetKind.Mention, match.Index, match.Length, text.Substring(match.Index + 1, match.Length - 1).ToLowerInvariant());
        }
    }

    private static IEnumerable<(FacetKind Kind, int Start, int Length, string Value)> Hashtags(string text)
    {
        foreach (Match match in Hashtag().Matches(text))
        {
            var tag = text.AsSpan(match.Index + 1, match.Length - 1);
            while (!tag.IsEmpty && char.IsPunctuation(tag[^1]))
            {
                tag = tag[..^1];
            }

            var value = tag.ToString();
            if (value.Any(c => !char.IsDigit(c) && !char.IsPunctuation(c)) && TextLength.Graphemes(value) <= LongestHashtag)
            {
                yield return (FacetKind.Hashtag, match.Index, value.Length + 1, value);
            }
        }
    }

    // A full stop after an address belongs to the sentence; a bracket belongs to it when the address opened none.
    private static ReadOnlySpan<char> WithoutClosingMarks(ReadOnlySpan<char> shown)
    {
        while (!shown.IsEmpty)
        {
            var last = shown[^1];
            if (!".,;:!?\"'’”".Contains(last, StringComparison.Ordinal) && !(last == ')' && !shown.Contains('(')))
            {
                break;
            }

            shown = shown[..^1];
        }

        return shown;
    }

    [GeneratedRegex(
        @"(?<=^|[\s(""“‘])(?:https?://[^\s]+|www\.[^\s]+|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}"
            + @"(?:uk|com|org|net|info|wales|cymru|scot|london)(?![a-z0-9@-]|\.[a-z0-9])(?:[/?#][^\s]*)?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"(?<=^|[\s(""“‘])@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?![a-z0-9@_-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<=^|[\s(""“‘])[#＃](?!\uFE0F)[^\s#＃\u00AD\u2060\u200B\u200C\u200D\u20E2]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hashtag();
}
