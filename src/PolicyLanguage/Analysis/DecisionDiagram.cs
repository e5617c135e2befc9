using System.Runtime.InteropServices;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>
/// Functions over many-valued variables, as decision diagrams: variables in a fixed order, equal parts shared. Two functions are
/// the same exactly where they are the same number, which is what makes "no difference" a proof.
/// </summary>
internal sealed class DecisionDiagram
{
    private readonly List<int> variables = [];
    private readonly List<int[]> branches = [];
    private int[] buckets = new int[1 << 12];

    /// <summary>A function that always has this value, from 0.</summary>
    public static int Leaf(int value) => ~value;

    public static bool IsLeaf(int function) => function < 0;

    public static int Value(int leaf) => ~leaf;

    /// <summary>The variable that a function turns on first.</summary>
    public int Variable(int function) => variables[function];

    public ReadOnlySpan<int> Branches(int function) => branches[function];

    /// <summary>The function that has these values as the variable takes its own, one after the other.</summary>
    public int Node(int variable, int[] next)
    {
        var same = true;
        var hash = new HashCode();
        hash.Add(variable);
        foreach (var branch in next)
        {
            same &= branch == next[0];
            hash.Add(branch);
        }

        return same ? next[0] : Shared(variable, next, hash.ToHashCode());
    }

    /// <summary>The function whose values are those of another, put into other words.</summary>
    public int Map(int function, Func<int, int> value)
    {
        var known = new Dictionary<int, int>();
        return Inner(function);

        int Inner(int at)
        {
            if (IsLeaf(at))
            {
                return Leaf(value(Value(at)));
            }

            if (!known.TryGetValue(at, out var mapped))
            {
                mapped = Node(variables[at], Array.ConvertAll(branches[at], Inner));
                known[at] = mapped;
            }

            return mapped;
        }
    }

    /// <summary>The function that joins the values of two others.</summary>
    public int Apply(ApplyOperation joining, int first, int second)
    {
        if (joining.Short(first, second) is { } at)
        {
            return at;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(joining.Known, ((long)first << 32) | (uint)second, out var exists);
        if (exists)
        {
            return known;
        }

        var (one, other) = (Rank(first), Rank(second));
        var variable = Math.Min(one, other);
        var next = new int[branches[one <= other ? first : second].Length];
        for (var branch = 0; branch < next.Length; branch++)
        {
            next[branch] = Apply(joining, one == variable ? branches[first][branch] : first, other == variable ? branches[second][branch] : second);
        }

        var joined = Node(variable, next);
        joining.Known[((long)first << 32) | (uint)second] = joined;
        return joined;
    }

    private int Rank(int function) => IsLeaf(function) ? int.MaxValue : variables[function];

    private int Shared(int variable, int[] next, int hash)
    {
        if (variables.Count * 2 > buckets.Length)
        {
            Grow();
        }

        var at = hash & (buckets.Length - 1);
        while (buckets[at] != 0)
        {
            var node = buckets[at] - 1;
            if (variables[node] == variable && branches[node].AsSpan().SequenceEqual(next))
            {
                return node;
            }

            at = (at + 1) & (buckets.Length - 1);
        }

        variables.Add(variable);
        branches.Add(next);
        buckets[at] = variables.Count;
        return variables.Count - 1;
    }

    private void Grow()
    {
        buckets = new int[buckets.Length * 4];
        for (var node = 0; node < variables.Count; node++)
        {
            var hash = new HashCode();
            hash.Add(variables[node]);
            foreach (var branch in branches[node])
            {
                hash.Add(branch);
            }

            var at = hash.ToHashCode() & (buckets.Length - 1);
            while (buckets[at] != 0)
            {
                at = (at + 1) & (buckets.Length - 1);
            }

            buckets[at] = node + 1;
        }
    }
}

/// <summary>A way to join the values of two functions, with what it has joined already.</summary>
/// <param name="value">The value for two values.</param>
/// <param name="absorbing">A value that settles the outcome whatever the other is; -1 for none.</param>
/// <param name="neutral">A value that leaves the other as it is; -1 for none.</param>
internal sealed class ApplyOperation(Func<int, int, int> value, int absorbing = -1, int neutral = -1)
{
    public Dictionary<long, int> Known { get; } = [];

    public int? Short(int first, int second)
    {
        var (one, other) = (first < 0 ? ~first : -2, second < 0 ? ~second : -2);
        return one >= 0 && other >= 0 ? ~value(one, other)
            : one == absorbing ? first
            : other == absorbing ? second
            : one == neutral ? second
            : other == neutral ? first
            : null;
    }
}
