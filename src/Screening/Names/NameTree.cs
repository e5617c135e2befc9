using System.Runtime.InteropServices;

namespace Countersign.Screening.Names;

/// <summary>First names and surnames by letter, so that one walk over a text meets every name that begins there.</summary>
internal sealed class NameTree
{
    private const int Root = 0;
    private readonly Dictionary<long, int> children = [];
    private readonly List<(int First, int Surname)> nodes = [(None, None)];

    public const int None = -1;

    /// <summary>The number of the first name, given one if it is new. Numbers count from 0.</summary>
    public int AddFirst(string letters, int number)
    {
        var reached = Reach(letters);
        ref var node = ref CollectionsMarshal.AsSpan(nodes)[reached];
        return node.First == None ? node.First = number : node.First;
    }

    /// <summary>The number of the surname, given one if it is new. Numbers count from 0.</summary>
    public int AddSurname(string letters, int number)
    {
        var reached = Reach(letters);
        ref var node = ref CollectionsMarshal.AsSpan(nodes)[reached];
        return node.Surname == None ? node.Surname = number : node.Surname;
    }

    /// <summary>Every first name or surname that begins at this letter, with the letter after its end.</summary>
    public void Walk(string letters, int from, List<(int End, int First, int Surname)> into)
    {
        into.Clear();
        var node = Root;
        for (var i = from; i < letters.Length && children.TryGetValue(Key(node, letters[i]), out node); i++)
        {
            var (first, surname) = nodes[node];
            if (first != None || surname != None)
            {
                into.Add((i + 1, first, surname));
            }
        }
    }

    private static long Key(int node, char letter) => ((long)node << 16) | letter;

    private int Reach(string letters)
    {
        var node = Root;
        foreach (var letter in letters)
        {
            ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(children, Key(node, letter), out var there);
            if (!there)
            {
                child = nodes.Count;
                nodes.Add((None, None));
            }

            node = child;
        }

        return node;
    }
}
