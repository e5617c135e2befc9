using System.Text;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>A paragraph, an item of a list or a line of a block, with the lines of the text on which it stands.</summary>
/// <param name="Clause">The clause above it; null before the first.</param>
/// <param name="Kind">The kind of the block; null for prose.</param>
/// <param name="Starts">Where each line of the text begins in <paramref name="Text"/>.</param>
internal sealed record Passage(string Text, string? Clause, string? Kind, IReadOnlyList<(int Offset, int Line)> Starts)
{
    public int LineAt(int offset) => Starts.Last(start => start.Offset <= offset).Line;

    public Finding Finds(FindingKind kind, int offset, string message, string couldDo) => new(kind, Clause, LineAt(offset), message, couldDo);
}

/// <summary>A document as the checks read it.</summary>
internal sealed partial class LintText
{
    public LintText(PolicyDocument policy, DateOnly today, LintWords words)
    {
        (Policy, Today, Words) = (policy, today, words);
        var passages = new List<Passage>();
        string? clause = null;
        foreach (var part in policy.Parts)
        {
            switch (part)
            {
                case DocumentPart.Heading heading: clause = heading.Clause ?? clause; break;
                case DocumentPart.Prose prose: passages.AddRange(Paragraphs(prose, clause)); break;
                case DocumentPart.Block block:
                    passages.AddRange(block.Lines.Select((
                    line,
                    at) => new Passage(line, clause, block.Kind, [(0, block.Line + 1 + at)]))); break;
            }
        }

        Passages = passages;
    }

    public PolicyDocument Policy { get; }

    public DateOnly Today { get; }

    public LintWords Words { get; }

    public IReadOnlyList<Passage> Passages { get; }

    public IEnumerable<Passage> Prose => Passages.Where(passage => passage.Kind is null);

    /// <summary>Whether the text, blocks and headings included, holds these letters at the beginning of a word.</summary>
    public bool Speaks(string beginning)
    {
        var sought = new Regex(@"(?<!\w)" + Regex.Escape(beginning), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return Passages.Any(passage => sought.IsMatch(passage.Text))
            || Policy.Parts.OfType<DocumentPart.Heading>().Any(heading => sought.IsMatch(heading.Text));
    }

    /// <summary>The line on which a block stands.</summary>
    public int LineOf(string kind, string id) =>
        Policy.Parts.OfType<DocumentPart.Block>().FirstOrDefault(block => block.Kind == kind && block.Id == id)?.Line ?? 1;

    private static IEnumerable<Passage> Paragraphs(DocumentPart.Prose prose, string? clause)
    {
        var (text, starts) = (new StringBuilder(), new List<(int, int)>());
        var lines = prose.Markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if ((line.Length == 0 || Item().IsMatch(line)) && text.Length > 0)
            {
                yield return new Passage(text.ToString(), clause, null, starts);
                (text, starts) = (new StringBuilder(), []);
            }

            if (line.Length > 0)
            {
                text.Append(text.Length > 0 ? " " : "");
                starts.Add((text.Length, prose.Line + i));
                text.Append(line);
            }
        }

        if (text.Length > 0)
        {
            yield return new Passage(text.ToString(), clause, null, starts);
        }
    }

    // An item of a list and a row of a table stand for themselves.
    [GeneratedRegex(@"^([-*+]|[0-9]{1,3}[.)]|[a-z]\))\s|^\|", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
