using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.PolicyLanguage.Formatting;

/// <summary>
/// How the lines of one kind of block are laid out: in the order and the column of its grammar. A line that the kind does not have stays where and as
/// it stands.
/// </summary>
internal sealed class BlockStyle(BlockKind kind)
{
    // The longest first, so that `by` is not taken for the beginning of nothing longer. Lines of one kind keep the order of the text, because it can
    // mean something.
    private readonly (string Keyword, int Place, LineKind Line)[] keywords =
    [
        .. kind.Distinct.SelectMany((line, place) => line.TakesTheRest ? [("", place, line)] : line.Keywords.Select(keyword => (keyword.Keyword, place, line)))
            .OrderByDescending(known => known.Item1.Length),
    ];

    /// <summary>Lines without surrounding spaces, in their order and their columns.</summary>
    public IEnumerable<string> Lay(IEnumerable<string> lines) =>
        lines.Select(line => Laid(string.Join(' ', line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))))
            .OrderBy(line => line.Place).ThenBy(line => line.Number).Select(line => line.Text);

    private (int Place, int Number, string Text) Laid(string text)
    {
        foreach (var (keyword, place, line) in keywords)
        {
            if (line.IsFlag && Flag.Is(text, keyword))
            {
                return (place, 0, keyword);
            }

            if (text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)
                && (text.Length == keyword.Length || text[keyword.Length] == ' ' || keyword is "=" or ""))
            {
                return Laid(line, keyword, place, text[keyword.Length..].Trim());
            }
        }

        return (keywords.Length, 0, text);
    }

    private (int Place, int Number, string Text) Laid(LineKind line, string keyword, int place, string rest)
    {
        // The number of a step belongs to its keyword: `step 2   bar cameras`.
        if (line.Numbered && rest.Split(' ', 2) is [var digits, var what] && int.TryParse(digits, out var number))
        {
            return (place, number, Text($"{keyword} {number}", what));
        }

        return (place, 0, Text(keyword, line is { Head.Length: 1, Type: ArgumentType.Strength or ArgumentType.Choice } ? rest.ToLowerInvariant() : rest));
    }

    private string Text(string keyword, string rest) =>
        keyword.Length == 0 ? rest : rest.Length == 0 ? keyword : (keyword.Length < kind.Column ? keyword.PadRight(kind.Column) : keyword + ' ') + rest;
}
