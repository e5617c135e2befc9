namespace Countersign.PolicyLanguage.Analysis;

/// <summary>The situations in which a function has one of some values.</summary>
/// <param name="known">Only situations in which everything that matters is said and known.</param>
internal sealed class SolutionSet(SituationSpace space, int function, Func<int, bool> has, bool known = true)
{
    private readonly Dictionary<int, bool> reached = [];

    public bool IsEmpty => !Reaches(function);

    /// <summary>The values that a function takes, the first met first.</summary>
    public static IReadOnlyList<int> Values(SituationSpace space, int function, bool known = true)
    {
        var (seen, values) = (new HashSet<int>(), new List<int>());
        Walk(function);
        return values;

        void Walk(int at)
        {
            if (!seen.Add(at))
            {
                return;
            }

            if (DecisionDiagram.IsLeaf(at))
            {
                values.Add(DecisionDiagram.Value(at));
                return;
            }

            var variable = space.Diagram.Variable(at);
            for (var value = 0; value < space.Count(variable); value++)
            {
                if (!known || space.IsKnown(variable, value))
                {
                    Walk(space.Diagram.Branches(at)[value]);
                }
            }
        }
    }

    /// <summary>One situation of the region: the case of each variable, -1 where any will do. Facts that do not hold are taken before those that do.</summary>
    public int[] Point()
    {
        var point = new int[space.VariableCount];
        Array.Fill(point, -1);
        for (var at = function; !DecisionDiagram.IsLeaf(at);)
        {
            var variable = space.Diagram.Variable(at);
            var branches = space.Diagram.Branches(at);
            var value = 0;
            while (!Allows(variable, value) || !Reaches(branches[value]))
            {
                value++;
            }

            (point[variable], at) = (value, branches[value]);
        }

        return point;
    }

    /// <summary>The cases of a variable that belong to the region; null where all of them do and it does not matter.</summary>
    public IReadOnlyList<int>? Cases(int variable)
    {
        var (seen, cases, any) = (new HashSet<int>(), new SortedSet<int>(), false);
        Walk(function);
        return any ? null : [.. cases];

        void Walk(int at)
        {
            if (!seen.Add(at) || !Reaches(at))
            {
                return;
            }

            if (DecisionDiagram.IsLeaf(at) || space.Diagram.Variable(at) > variable)
            {
                any = true;
                return;
            }

            for (var value = 0; value < space.Diagram.Branches(at).Length; value++)
            {
                if (!Allows(space.Diagram.Variable(at), value) || !Reaches(space.Diagram.Branches(at)[value]))
                {
                    continue;
                }

                if (space.Diagram.Variable(at) == variable)
                {
                    cases.Add(value);
                }
                else
                {
                    Walk(space.Diagram.Branches(at)[value]);
                }
            }
        }
    }

    private bool Allows(int variable, int value) => !known || space.IsKnown(variable, value);

    private bool Reaches(int at)
    {
        if (DecisionDiagram.IsLeaf(at))
        {
            return has(DecisionDiagram.Value(at));
        }

        if (!reached.TryGetValue(at, out var reaches))
        {
            var variable = space.Diagram.Variable(at);
            var branches = space.Diagram.Branches(at);
            for (var value = 0; value < branches.Length && !reaches; value++)
            {
                reaches = Allows(variable, value) && Reaches(branches[value]);
            }

            reached[at] = reaches;
        }

        return reaches;
    }
}
