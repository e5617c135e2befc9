using Countersign.Platforms.Contract;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Posts.Noticeboard;

/// <summary>A post as news: its headline, and what is left to read under it. Every word of the text is in one of the two.</summary>
internal sealed record Story(string Headline, string Body)
{
    private const int LongestHeadline = 80;

    /// <summary>Below this a full stop is more likely an abbreviation ("Mrs. …") than the end of a sentence.</summary>
    private const int ShortestSentence = 12;

    private const string WithoutWords = "In pictures";

    public static Story Of(string text)
    {
        var whole = text.Trim();
        if (whole.Length == 0)
        {
            return new Story(WithoutWords, "");
        }

        var first = FirstSentence(whole);
        if (TextLength.Graphemes(first) > LongestHeadline)
        {
            return new Story(English.Shortened(first, LongestHeadline), whole);
        }

        // A headline is no place for a link, so a sentence with one is read again below, where the link works.
        var body = Paragraphs.Links(first).Any() ? whole : whole[first.Length..].TrimStart();
        return new Story(WithoutFullStop(first), body);
    }

    private static string FirstSentence(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\n' or '\r' || (EndsSentence(text, at) && at + 1 >= ShortestSentence))
            {
                return text[at] is '\n' or '\r' ? text[..at].TrimEnd() : text[..(at + 1)];
            }
        }

        return text;
    }

    private static bool EndsSentence(string text, int at) =>
        text[at] is '.' or '!' or '?' or '…' or '؟' or '۔' or '।'
        && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]));

    private static string WithoutFullStop(string sentence) =>
        sentence.EndsWith('.') && !sentence.EndsWith("..", StringComparison.Ordinal) ? sentence[..^1] : sentence;
}
