namespace Countersign.PolicyLanguage.Understanding;

/// <summary>
/// What is weighed of a sentence, each with how strongly it speaks. The letter before the colon says what it is: <c>w</c> a word, <c>g</c> a group of words
/// used alike, <c>s</c> a sense, <c>c</c> a class, <c>p</c> a person, <c>h</c> a channel, <c>k</c> a kind of place, <c>a</c> an action heard.
/// </summary>
internal static class Features
{
    private const float Word = 0.6f, TwoWords = 0.4f, Opening = 0.5f, Order = 0.7f, Pair = 0.7f;

    private const int MostPaired = 28;

    private static readonly (string Block, string Letters)[] Blocks =
        [("danger", "da"), ("calm", "ca"), ("offtopic", "of"), ("kind", "ki"), ("concern", "co"), ("sense", "s")];

    public static Dictionary<string, float> Of(Heard heard)
    {
        var family = Asker.IsFamily(heard.Asker) ? heard.Asker : "school";
        var all = new Dictionary<string, float>(StringComparer.Ordinal) { ["bias"] = 1, ["@" + heard.Asker] = 1, ["@" + family] = 1 };
        Words(heard.Line, all);
        foreach (var name in heard.Classes)
        {
            all["c:" + name] = 1;
            all[$"c:{name}@{family}"] = 1;
        }

        foreach (var channel in heard.Channels)
        {
            all["h:" + channel] = 1;
        }

        if (heard.Place is { Kind: var kind })
        {
            all["k:" + kind] = 1;
        }

        foreach (var (block, letters) in Blocks)
        {
            foreach (var found in heard.Of(block))
            {
                all[letters + ":" + found.Entry.Name] = 1;
            }
        }

        foreach (var (i, action) in heard.Actions.Index())
        {
            all["a:" + action.Name] = (float)Math.Min(action.Weight / 2, 2);
            if (i == 0)
            {
                all["a1:" + action.Name] = 1;
            }
        }

        People(heard.PeopleInOrder, all);
        return all;
    }

    /// <summary>
    /// With what together says more than each alone, and with the groups of words used alike: for danger, which people tell in words of their own.
    /// </summary>
    public static Dictionary<string, float> Widened(Heard heard, Dictionary<string, float> single)
    {
        var all = new Dictionary<string, float>(single, StringComparer.Ordinal);
        foreach (var cluster in heard.Clusters)
        {
            all["g:" + cluster] = 1;
        }

        var some = single.Keys.Where(IsPaired).Order(StringComparer.Ordinal).Take(MostPaired).ToList();
        for (var i = 0; i < some.Count; i++)
        {
            for (var j = i + 1; j < some.Count; j++)
            {
                all[some[i] + "&" + some[j]] = Pair;
            }
        }

        return all;
    }

    /// <summary>The same where it is asked of one action: pairs of words count no longer, and people and channels count with the action.</summary>
    public static Dictionary<string, float> For(Dictionary<string, float> single, string action)
    {
        var all = new Dictionary<string, float>(StringComparer.Ordinal) { ["A:" + action] = 1 };
        foreach (var (key, value) in single)
        {
            if (!key.StartsWith("w:", StringComparison.Ordinal) || !key.Contains(' ', StringComparison.Ordinal))
            {
                all[key] = value;
            }

            if (key[0] is 'p' or 'h' or 'k' or '@')
            {
                all[$"A:{action}&{key}"] = value;
            }
        }

        return all;
    }

    private static bool IsPaired(string key) => key.StartsWith("s:", StringComparison.Ordinal)
        || (key.StartsWith("c:", StringComparison.Ordinal) && !key.Contains('@', StringComparison.Ordinal));

    private static void People(IReadOnlyList<string> order, Dictionary<string, float> all)
    {
        foreach (var (i, person) in order.Index())
        {
            all["p:" + person] = 1;
            if (i < 2)
            {
                all[$"p{i + 1}:{person}"] = Order;
            }
        }

        all[order.Count switch { 0 => "p0", 1 => "p1", _ => $"px:{order[0]}>{order[1]}" }] = 1;
    }

    private static void Words(TokenLine line, Dictionary<string, float> all)
    {
        string? before = null;
        for (var at = 0; at < line.Count; at++)
        {
            var word = line[at].Stem;
            if (line.Begins(at))
            {
                all["^" + word] = Word;
                if (at + 1 < line.Count)
                {
                    all[$"^{word} {line[at + 1].Stem}"] = Opening;
                }
            }

            all["w:" + word] = Word;
            if (before is not null)
            {
                all[$"w:{before} {word}"] = TwoWords;
            }

            before = word;
        }

        all["n:" + Math.Min(line.Count / 6, 4)] = 1;
    }
}
