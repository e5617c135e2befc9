namespace Countersign.PolicyLanguage.Understanding;

/// <summary>The words of a sentence in order, and the classes that stretches of them belong to.</summary>
internal sealed class TokenLine(IReadOnlyList<Token> tokens, Func<string, bool> isFiller)
{
    private readonly Dictionary<(string Class, int From), List<int>> ends = [];

    private readonly bool[] fillers = [.. tokens.Select(token => isFiller(token.Text))];

    public int Count => tokens.Count;

    public Token this[int at] => tokens[at];

    public bool IsFiller(int at) => fillers[at];

    public bool Begins(int at) => at == 0 || tokens[at - 1].IsEnd;

    /// <summary>Where the stretches of a class that begin here end, the longest first.</summary>
    public IReadOnlyList<int> Ends(string name, int from) => ends.TryGetValue((name, from), out var all) ? all : [];

    /// <summary>Whether any stretch of a class begins anywhere.</summary>
    public bool Has(string name) => ends.Keys.Any(key => key.Class == name);

    public void Mark(string name, int from, int end)
    {
        if (!ends.TryGetValue((name, from), out var all))
        {
            ends[(name, from)] = all = [];
        }

        if (!all.Contains(end))
        {
            all.Add(end);
            all.Sort((one, other) => other.CompareTo(one));
        }
    }

    /// <summary>What was typed from one token to before another.</summary>
    public string Typed(int from, int end) =>
        string.Join(' ', tokens.Skip(from).Take(end - from).Where(token => !token.IsEnd).Select(token => token.Typed).Distinct());
}
