using System.Text;
using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Plain;

/// <summary>Reads plain text and Markdown: an empty line ends a paragraph, and so does a line that begins with a number or a bullet.</summary>
internal sealed partial class PlainReader
{
    private readonly List<UploadedParagraph> found = [];
    private readonly List<LeftOut> leftOut = [];
    private readonly StringBuilder more = new();
    private bool isOpen;
    private bool isNumbered;

    public static ReadDocument Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var reader = new PlainReader();
        List<string> kept = [.. reader.WithoutBlocks(lines)];
        var typed = new TypedNumbers(kept.Select(line => line.Trim()));
        foreach (var line in kept)
        {
            reader.Line(line, typed);
        }

        reader.Close();
        return new ReadDocument(reader.found, reader.leftOut, lines);
    }

    private void Line(string written, TypedNumbers typed)
    {
        var line = written.Trim();
        if (line.Length == 0)
        {
            isOpen = false;
            return;
        }

        if (Heading().Match(line) is { Success: true } heading)
        {
            var said = heading.Groups[2].Value.TrimEnd('#', ' ');
            typed.Split(said, isHeading: true);
            Begin(new UploadedParagraph(said) { HeadingLevel = heading.Groups[1].Length });
            isOpen = false;
        }
        else if (Bullet().Match(line) is { Success: true } bullet)
        {
            Begin(new UploadedParagraph(bullet.Groups[1].Value) { IsBullet = true, Depth = Math.Min(8, (written.Length - written.TrimStart().Length) / 2) });
        }
        else if (typed.Split(line).Label is not null)
        {
            Begin(new UploadedParagraph(line));
            isNumbered = true;
        }
        else if (isOpen && !(char.IsUpper(line[0]) && EndsAsHeading()))
        {
            more.Append(' ').Append(line);
        }
        else
        {
            Begin(new UploadedParagraph(line));
        }
    }

    // A paragraph of many lines is put together once: line by line it would be copied anew for each.
    private void Begin(UploadedParagraph paragraph)
    {
        Close();
        found.Add(paragraph);
        (isOpen, isNumbered) = (true, false);
    }

    private void Close()
    {
        if (more.Length > 0)
        {
            found[^1] = found[^1] with { Text = found[^1].Text + more };
            more.Clear();
        }
    }

    // A numbered line without a full stop, before a line that begins a sentence, is the clause's heading.
    private bool EndsAsHeading() => isNumbered && found[^1].Text.Length + more.Length <= 80
        && (more.Length == 0 ? found[^1].Text[^1] : more[^1]) is not ('.' or ',' or ';');

    // The lines at the head of a file and the blocks of a policy in our own form are left out: what is proposed is weighed anew.
    private IEnumerable<string> WithoutBlocks(string[] lines)
    {
        var from = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") + 1 : 0;
        var block = new StringBuilder().AppendJoin('\n', lines.Take(from));
        var isFenced = false;
        foreach (var line in lines.Skip(from))
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (isFence || isFenced)
            {
                block.Append('\n').Append(line);
            }
            else
            {
                yield return line;
            }

            isFenced ^= isFence;
        }

        if (block.ToString().Trim() is { Length: > 0 } left)
        {
            leftOut.Add(new LeftOut(LeftOutKinds.Block, left));
        }
    }

    [GeneratedRegex(@"^(#{1,6})\s+(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[-*•–]|\u00B7)\s+(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
