using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload.Reading;

/// <summary>A list of contents that somebody typed: a heading that says so, and under it lines that end with a page.</summary>
internal static partial class ContentsPage
{
    private const int Fewest = 2;

    /// <summary>The document without it, and with it on the list of what was left out.</summary>
    public static ReadDocument Without(ReadDocument document)
    {
        var paragraphs = document.Paragraphs;
        var from = 0;
        while (from < paragraphs.Count && !Heading().IsMatch(paragraphs[from].Text))
        {
            from++;
        }

        var lines = paragraphs.Skip(from + 1).TakeWhile(paragraph => paragraph.Text.Split('\n').All(EndsWithPage)).Count();
        return lines < Fewest ? document : document with
        {
            Paragraphs = [.. paragraphs.Take(from), .. paragraphs.Skip(from + 1 + lines)],
            LeftOut =
            [
                .. paragraphs.Skip(from).Take(lines + 1).Select(paragraph => new LeftOut(LeftOutKinds.Contents, $"{paragraph.Label} {paragraph.Text}".Trim())),
                .. document.LeftOut,
            ],
        };
    }

    private static bool EndsWithPage(string line)
    {
        var words = line.TrimEnd().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var pages = line.TrimEnd().Length - words.Length;
        return pages is > 0 and <= 3 && (words.EndsWith('\t') || words.TrimEnd().EndsWith("...", StringComparison.Ordinal) || words.TrimEnd().EndsWith('…')
            || words.TrimEnd().EndsWith(". .", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?:table of )?contents(?: page)?:?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();
}
