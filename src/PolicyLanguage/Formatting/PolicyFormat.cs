using System.Text;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.PolicyLanguage.Formatting;

/// <summary>
/// Writes a document in the one canonical way, so that two versions differ only where they mean something else. Answers and
/// read-back stay the same, and so does every word of the prose.
/// </summary>
public static partial class PolicyFormat
{
    /// <summary>The document in canonical form; a text that is not a sound document comes back as it is.</summary>
    public static string Format(string text) => Format(text, BlockKinds.Core);

    internal static string Format(string text, BlockKinds kinds) =>
        PolicyReader.Read("", Encoding.UTF8.GetBytes(text), kinds).Document is null ? text : Formatted(text.TrimStart('\uFEFF'), kinds);

    private static string Formatted(string text, BlockKinds kinds)
    {
        var styles = kinds.All.ToDictionary(kind => kind.Kind, kind => new BlockStyle(kind));
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        var pieces = Pieces(lines[(end + 1)..], styles);
        var written = new StringBuilder("---\n").AppendJoin('\n', Front(lines[1..end])).Append("\n---\n");
        for (var i = 0; i < pieces.Count; i++)
        {
            // Blocks that follow one another belong together; everything else is set apart by one blank line.
            written.Append(i == 0 || (pieces[i].IsBlock && pieces[i - 1].IsBlock) ? "" : "\n").AppendJoin('\n', pieces[i].Lines).Append('\n');
        }

        return written.ToString();
    }

    private static IEnumerable<string> Front(string[] lines) =>
        lines.Where(line => line.Trim().Length > 0).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .Select(pair => (Key: Single(pair[0]).ToLowerInvariant(), Value: Single(pair[1])))
            .OrderBy(pair => Array.IndexOf(FrontMatterKeys.All, pair.Key) is var place && place < 0 ? int.MaxValue : place)
            .Select(pair => $"{pair.Key}: {pair.Value}".TrimEnd());

    private static List<Piece> Pieces(string[] lines, Dictionary<string, BlockStyle> styles)
    {
        var pieces = new List<Piece>();
        var prose = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                Close(pieces, prose);
                var end = Array.FindIndex(lines, i + 1, line => line.TrimEnd() == "```");
                pieces.Add(new Piece(true, Block(lines[i], lines[(i + 1)..end], styles)));
                i = end;
            }
            else if (Heading().Match(lines[i]) is { Success: true } heading)
            {
                Close(pieces, prose);
                pieces.Add(new Piece(false, [$"{heading.Groups[1].Value} {Single(heading.Groups[2].Value)}"]));
            }
            else
            {
                prose.Add(lines[i]);
            }
        }

        Close(pieces, prose);
        return pieces;
    }

    private static IReadOnlyList<string> Block(string info, string[] lines, Dictionary<string, BlockStyle> styles)
    {
        var said = lines.Select(line => line.Trim()).Where(line => line.Length > 0);
        var head = Single(info[3..]);
        return ["```" + head, .. styles.GetValueOrDefault(head.Split(' ')[0])?.Lay(said) ?? said, "```"];
    }

    private static void Close(List<Piece> pieces, List<string> prose)
    {
        var kept = new List<string>();
        for (var i = 0; i < prose.Count; i++)
        {
            var blank = prose[i].Trim().Length == 0;
            if (!blank)
            {
                kept.Add(prose[i].TrimEnd() + (Breaks(prose, i) ? "  " : ""));
            }
            else if (kept.Count > 0 && kept[^1].Length > 0)
            {
                kept.Add("");
            }
        }

        if (kept.Count > 0 && kept[^1].Length == 0)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        if (kept.Count > 0)
        {
            pieces.Add(new Piece(false, kept));
        }

        prose.Clear();
    }

    // Two spaces at the end of a line that goes on are how Markdown breaks it; the page would lose the break without them.
    private static bool Breaks(List<string> prose, int line) =>
        prose[line].EndsWith("  ", StringComparison.Ordinal) && line + 1 < prose.Count && prose[line + 1].Trim().Length > 0;

    private static string Single(string text) => string.Join(' ', text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private sealed record Piece(bool IsBlock, IReadOnlyList<string> Lines);

    [GeneratedRegex(@"^(#{1,6})\s+(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
