using Countersign.PolicyLanguage.Analysis;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

/// <summary>The numbers of the outcomes under the first document and the second.</summary>
internal readonly record struct OutcomeChange(int Before, int After);

/// <summary>One way in which the answers about one actor and action differ.</summary>
/// <param name="Added">Duties that only the second answer carries; none where the outcomes differ, since each brings its own.</param>
/// <param name="Where">The situations.</param>
/// <param name="Known">Whether everything that matters is said and known there.</param>
internal sealed record GroupChange(OutcomeChange Delta, IReadOnlyList<Duty> Added, IReadOnlyList<Duty> Removed, SolutionSet Where, bool Known);

/// <summary>
/// The difference between two documents about one actor and action, over the whole space. Each duty is looked at by itself, so that
/// there may be any number of them; those that come and go in the very same situations are told together.
/// </summary>
internal sealed class GroupDifference
{
    private static readonly Func<int, int, int> Or = (one, other) => one | other;

    private readonly SituationSpace space;
    private readonly Numbering<OutcomeChange> deltas = new();

    // Each a function that is zero where nothing differs, and else one more than the number of a delta.
    private readonly List<(int Function, List<Duty> Added, List<Duty> Removed)> parts = [];

    public GroupDifference(SituationSpace space, GroupAnswers before, GroupAnswers after)
    {
        this.space = space;
        var outcomes = space.Diagram.Apply(new ApplyOperation((one, other) => deltas.Of(new OutcomeChange(one, other))), before.Outcome, after.Outcome);
        parts.Add((space.Diagram.Map(outcomes, value => deltas[value].Before == deltas[value].After ? 0 : value + 1), [], []));
        var where = new Dictionary<int, int>();
        var same = new ApplyOperation((changes, value) => changes == 1 && deltas[value].Before == deltas[value].After ? value + 1 : 0);
        foreach (var duty in before.Duties.Union(after.Duties))
        {
            var (had, has) = (before.Carries(duty), after.Carries(duty));
            if (had != has)
            {
                Part(where, Only(same, has, had, outcomes)).Added.Add(duty);
                Part(where, Only(same, had, has, outcomes)).Removed.Add(duty);
            }
        }
    }

    /// <summary>First where everything is known, then what no knowledge explains.</summary>
    public IEnumerable<GroupChange> All()
    {
        foreach (var change in parts.SelectMany(part => Changes(part.Function, part.Added, part.Removed, known: true)))
        {
            yield return change;
        }

        // An answer that waits for a fact differs already because the answers that follow differ; that is said once, of those.
        var either = new ApplyOperation(Or, 1, 0);
        var differs = parts.Aggregate(
            DecisionDiagram.Leaf(0),
            (any, part) => space.Diagram.Apply(either, any, space.Diagram.Map(part.Function, value => value == 0 ? 0 : 1)));
        if (differs == DecisionDiagram.Leaf(0))
        {
            yield break;
        }

        var (explained, rest) = (Explained(differs), new ApplyOperation((value, said) => said == 1 ? 0 : value));
        foreach (var change in parts.SelectMany(part => Changes(space.Diagram.Apply(rest, part.Function, explained), part.Added, part.Removed, known: false)))
        {
            yield return change;
        }
    }

    private IEnumerable<GroupChange> Changes(int function, List<Duty> added, List<Duty> removed, bool known) =>
        SolutionSet.Values(space, function, known).Where(value => value > 0)
            .Select(value => new GroupChange(deltas[value - 1], added, removed, new SolutionSet(space, function, at => at == value, known), known));

    // Where one holds and the other does not, and the outcomes are the same.
    private int Only(ApplyOperation same, int one, int other, int outcomes) =>
        space.Diagram.Apply(same, space.Diagram.Apply(new ApplyOperation((holds, not) => holds == 1 && not == 0 ? 1 : 0), one, other), outcomes);

    private (int Function, List<Duty> Added, List<Duty> Removed) Part(Dictionary<int, int> where, int function)
    {
        if (!where.TryGetValue(function, out var place))
        {
            place = parts.Count;
            where.Add(function, place);
            parts.Add((function, [], []));
        }

        return parts[place];
    }

    // Where some way of learning what is not known leads to answers that differ.
    private int Explained(int differs)
    {
        var either = new ApplyOperation(Or, 1, 0);
        var known = new Dictionary<int, int>();
        return Inner(differs);

        int Inner(int at)
        {
            if (DecisionDiagram.IsLeaf(at))
            {
                return at;
            }

            if (!known.TryGetValue(at, out var explained))
            {
                var variable = space.Diagram.Variable(at);
                var learned = Array.ConvertAll(space.Diagram.Branches(at).ToArray(), Inner);
                explained = space.Diagram.Node(variable, [.. learned.Select((_, value) => space.Completions(variable, value)
                    .Aggregate(DecisionDiagram.Leaf(0), (any, completion) => space.Diagram.Apply(either, any, learned[completion])))]);
                known[at] = explained;
            }

            return explained;
        }
    }
}
