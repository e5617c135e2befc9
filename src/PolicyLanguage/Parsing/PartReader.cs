using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Takes a document that was read without an error apart into what is shown.</summary>
internal static partial class PartReader
{
    public static IReadOnlyList<DocumentPart> Read(string text, IReadOnlyList<Clause> clauses, DocumentBlocks read)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var starts = clauses.ToDictionary(clause => clause.Line);
        var parts = new List<DocumentPart>();
        var prose = new List<string>();
        for (var i = AfterFrontMatter(lines); i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                Close(parts, prose, i);
                var end = Array.FindIndex(lines, i + 1, line => line.TrimEnd() == "```");
                var info = lines[i][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var (values, record) = read.At(i + 1);
                parts.Add(new DocumentPart.Block(info[0], info[1], [.. lines[(i + 1)..end].Select(line => line.Trim()).Where(line => line.Length > 0)], i + 1)
                {
                    Values = values,
                    Record = record,
                });
                i = end;
            }
            else if (Heading().Match(lines[i]) is { Success: true } heading)
            {
                Close(parts, prose, i);
                var clause = starts.GetValueOrDefault(i + 1);
                parts.Add(new DocumentPart.Heading(heading.Groups[1].Length, clause?.Heading ?? heading.Groups[2].Value.Trim(), clause?.Id) { Line = i + 1 });
            }
            else
            {
                prose.Add(lines[i]);
            }
        }

        Close(parts, prose, lines.Length);
        return parts;
    }

    private static int AfterFrontMatter(string[] lines) => Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") + 1;

    private static void Close(List<DocumentPart> parts, List<string> prose, int end)
    {
        var markdown = string.Join('\n', prose).Trim('\n');
        if (markdown.Trim().Length > 0)
        {
            parts.Add(new DocumentPart.Prose(markdown) { Line = end - prose.Count + 1 + prose.TakeWhile(line => line.Length == 0).Count() });
        }

        prose.Clear();
    }

    [GeneratedRegex(@"^(#{1,6})\s+(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
