using Countersign.PolicyLanguage.Analysing;

namespace Countersign.PolicyLanguage.Comparing;

/// <summary>How two answers to one question stand to one another.</summary>
/// <param name="Before">The number of the outcome under the first document.</param>
/// <param name="Added">Duties that only the second answer carries, as bits of their places.</param>
internal readonly record struct Delta(int Before, int After, ulong Added, ulong Removed)
{
    public bool Differs => Before != After || Added != 0 || Removed != 0;
}

/// <summary>The difference between two documents about one actor and action, over the whole space.</summary>
internal sealed class CellDifference
{
    private readonly Space space;
    private readonly Numbers<Delta> deltas = new();
    private int function;

    public CellDifference(Space space, CellAnswers before, CellAnswers after)
    {
        this.space = space;
        Duties = [.. before.Duties.Union(after.Duties)];
        function = space.Diagram.Join(new Joining((one, other) => deltas.Of(new Delta(one, other, 0, 0))), before.Outcome, after.Outcome);
        for (var place = 0; place < Duties.Count; place++)
        {
            var (one, other) = (before.Carries(Duties[place]), after.Carries(Duties[place]));
            if (one != other)
            {
                Add(place, one, other);
            }
        }
    }

    public IReadOnlyList<Duty> Duties { get; }

    /// <summary>Each way in which the answers differ, with the situations: first where everything is known, then what no knowledge explains.</summary>
    public IEnumerable<(Delta Delta, Region Where, bool Known)> All()
    {
        foreach (var value in Region.Values(space, function).Where(value => deltas[value].Differs))
        {
            yield return (deltas[value], new Region(space, function, at => at == value), true);
        }

        // An answer that waits for a fact differs already because the answers that follow differ; that is said once, of those.
        var differs = space.Diagram.Map(function, value => deltas[value].Differs ? 1 : 0);
        if (differs == Diagram.Leaf(0))
        {
            yield break;
        }

        var same = deltas.Of(new Delta(0, 0, 0, 0));
        var rest = space.Diagram.Join(new Joining((value, explained) => explained == 1 ? same : value), function, Explained(differs));
        foreach (var value in Region.Values(space, rest, known: false).Where(value => deltas[value].Differs))
        {
            yield return (deltas[value], new Region(space, rest, at => at == value, known: false), false);
        }
    }

    private void Add(int place, int one, int other)
    {
        var change = space.Diagram.Join(new Joining((had, has) => had == has ? 0 : has == 1 ? 1 : 2), one, other);
        var bit = place < 64 ? 1UL << place : throw new NotSupportedException("more than 64 duties follow from one actor and action");
        function = space.Diagram.Join(
            new Joining((value, changed) => deltas[value] is var delta && delta.Before != delta.After ? value : changed switch
            {
                1 => deltas.Of(delta with { Added = delta.Added | bit }),
                2 => deltas.Of(delta with { Removed = delta.Removed | bit }),
                _ => value,
            }),
            function,
            change);
    }

    // Where some way of learning what is not known leads to answers that differ.
    private int Explained(int differs)
    {
        var either = new Joining((one, other) => one | other, 1, 0);
        var known = new Dictionary<int, int>();
        return Inner(differs);

        int Inner(int at)
        {
            if (Diagram.IsLeaf(at))
            {
                return at;
            }

            if (!known.TryGetValue(at, out var explained))
            {
                var variable = space.Diagram.Variable(at);
                var learned = Array.ConvertAll(space.Diagram.Branches(at).ToArray(), Inner);
                explained = space.Diagram.Node(variable, [.. learned.Select((_, value) => space.Completions(variable, value).Aggregate(Diagram.Leaf(0), (any, completion) => space.Diagram.Join(either, any, learned[completion])))]);
                known[at] = explained;
            }

            return explained;
        }
    }
}
