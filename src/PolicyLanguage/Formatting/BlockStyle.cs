namespace Countersign.PolicyLanguage.Formatting;

/// <summary>How the lines of one kind of block are laid out.</summary>
/// <param name="Column">Where what follows a keyword begins, counted from 0; a longer keyword is followed by one space.</param>
/// <param name="Order">Keywords in their order. Those of one group keep the order of the text, because it can mean something.</param>
internal sealed record BlockStyle(int Column, params string[][] Order)
{
    /// <summary>A new kind of block is one line here. A line that a kind does not name stays where and as it stands.</summary>
    private static readonly Dictionary<string, BlockStyle> Kinds = new(StringComparer.Ordinal)
    {
        ["words"] = new(10, ["actor", "action", "counterpart", "channel", "fact", "body", "concern"]),
        ["role"] = new(7, ["called"], ["deputy"], ["may"]),
        ["rule"] = new(10, ["forbid", "allow", "advise against", "leave to judgement", "leave outside", "whenever"], ["with"], ["on"], ["when"], ["unless"], ["except"], ["until"], ["needs"], ["then"], ["by"], ["because"], ["over"], ["schools may vary"], ["overrides"], ["strength"]),
        ["procedure"] = new(10, ["by"], ["asks"], ["check", "approve"], ["step"], ["confirm"], ["refuse"], ["within"], ["then"], ["silent"]),
        ["setting"] = new(7, ["means"], ["value"], ["added by the school"]),
        ["ladder"] = new(9, ["for"], ["step"], ["skip to"], ["because"], ["strength"]),
        ["route"] = new(9, ["about"], ["from"], ["to"], ["subject"], ["within"], ["then"], ["omission is a breach"], ["because"], ["strength"]),
        ["conduct"] = new(9, ["means"], ["by"], ["against"], ["on"], ["characteristics"], ["gravity"], ["lane"], ["judged by"], ["because"], ["strength"]),
        ["cadence"] = new(9, ["task"], ["every"], ["when"], ["due"], ["for"], ["by"], ["remind"], ["because"], ["strength"]),
        ["register"] = new(9, ["lists"], ["entry"], ["kept by"], ["added by the school"], ["because"], ["strength"]),
        ["ask"] = new(0, [""], ["="]),
    };

    // The longest first, so that `by` is not taken for the beginning of nothing longer.
    private readonly (string Keyword, int Place)[] keywords =
        [.. Order.SelectMany((group, place) => group.Select(keyword => (keyword, place))).OrderByDescending(one => one.keyword.Length)];

    public static BlockStyle? Of(string kind) => Kinds.GetValueOrDefault(kind);

    /// <summary>Lines without surrounding spaces, in their order and their columns.</summary>
    public IEnumerable<string> Lay(IEnumerable<string> lines) =>
        lines.Select(line => Laid(string.Join(' ', line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)))).OrderBy(line => line.Place).ThenBy(line => line.Number).Select(line => line.Text);

    private (int Place, int Number, string Text) Laid(string line)
    {
        foreach (var (keyword, place) in keywords)
        {
            if (keyword.Contains(' ', StringComparison.Ordinal) && Bare(line) == Bare(keyword))
            {
                return (place, 0, keyword);
            }

            if (line.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (line.Length == keyword.Length || line[keyword.Length] == ' ' || keyword is "=" or ""))
            {
                return Laid(keyword, place, line[keyword.Length..].Trim());
            }
        }

        return (Order.Length, 0, line);
    }

    private (int Place, int Number, string Text) Laid(string keyword, int place, string rest)
    {
        // The number of a step belongs to its keyword: `step 2   bar cameras`.
        if (keyword == "step" && rest.Split(' ', 2) is [var digits, var what] && int.TryParse(digits, out var number))
        {
            return (place, number, Text($"step {number}", what));
        }

        return (place, 0, Text(keyword, keyword is "strength" or "gravity" or "lane" ? rest.ToLowerInvariant() : rest));
    }

    private string Text(string keyword, string rest) =>
        keyword.Length == 0 ? rest : rest.Length == 0 ? keyword : (keyword.Length < Column ? keyword.PadRight(Column) : keyword + ' ') + rest;

    private static string Bare(string text) => string.Join(' ', text.ToLowerInvariant().Split(' ').Where(word => word is not ("a" or "an" or "the")));
}
