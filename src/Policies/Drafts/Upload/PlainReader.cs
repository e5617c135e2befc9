using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>Reads plain text and Markdown: an empty line ends a paragraph, and so does a line that begins with a number or a bullet.</summary>
internal static partial class PlainReader
{
    public static IReadOnlyList<UploadedParagraph> Read(string text)
    {
        var found = new List<UploadedParagraph>();
        var more = new StringBuilder();
        var open = false;
        foreach (var line in Lines(text))
        {
            if (line.Length == 0)
            {
                open = false;
                continue;
            }

            if (open && Continues(line) && !(char.IsUpper(line[0]) && EndsAsHeading(found[^1], more)))
            {
                more.Append(' ').Append(line);
                continue;
            }

            Close(found, more);
            if (Heading().Match(line) is { Success: true } heading)
            {
                var (number, rest) = ClauseNumber.Split(heading.Groups[2].Value.TrimEnd('#', ' '));
                found.Add(new UploadedParagraph(rest, number, heading.Groups[1].Length));
                open = false;
            }
            else if (Bullet().Match(line) is { Success: true } bullet)
            {
                found.Add(new UploadedParagraph(bullet.Groups[1].Value, null, null, IsListItem: true));
                open = true;
            }
            else if (ClauseNumber.Split(line) is (not null, _) numbered)
            {
                found.Add(new UploadedParagraph(numbered.Text, numbered.Number, null));
                open = true;
            }
            else
            {
                found.Add(new UploadedParagraph(line, null, null));
                open = true;
            }
        }

        Close(found, more);
        return found;
    }

    // A paragraph of many lines is put together once: line by line it would be copied anew for each.
    private static void Close(List<UploadedParagraph> found, StringBuilder more)
    {
        if (more.Length > 0)
        {
            found[^1] = found[^1] with { Text = found[^1].Text + more };
            more.Clear();
        }
    }

    private static bool Continues(string line) => !Heading().IsMatch(line) && !Bullet().IsMatch(line) && ClauseNumber.Split(line).Number is null;

    // A numbered line without a full stop, before a line that begins a sentence, is the clause's heading.
    private static bool EndsAsHeading(UploadedParagraph paragraph, StringBuilder more) => paragraph.Number is not null
        && paragraph.Text.Length + more.Length <= 80
        && (more.Length == 0 ? paragraph.Text[^1] : more[^1]) is not ('.' or ',' or ';');

    // Front matter and blocks of a policy in our own form are left out: what is proposed is weighed anew.
    private static IEnumerable<string> Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var from = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") + 1 : 0;
        var fenced = false;
        foreach (var line in lines.Skip(from))
        {
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!fence && !fenced)
            {
                yield return line.Trim();
            }

            fenced ^= fence;
        }
    }

    [GeneratedRegex(@"^(#{1,6})\s+(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[-*•–]|\u00B7)\s+(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
