using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>A step in words, with what it hangs on.</summary>
/// <param name="What">Equal for two steps that are the same to do.</param>
internal sealed record ConditionalStep(string What, IReadOnlyList<Condition> When)
{
    /// <summary>A step is left out only where one of its conditions is known not to hold.</summary>
    public bool Stands(IReadOnlyDictionary<Variable, Truth> known) => When.All(when => known[Variable.Of(when.Fact)].Expecting(when.Holds) != Truth.False);

    public bool IsSameAs(ConditionalStep other) => What == other.What && Names().SetEquals(other.Names());

    public string Written() => What + (When.Count == 0 ? "" : " if " + English.And(When.Select(SentenceModel.Of)));

    private HashSet<(string, bool)> Names() => [.. When.Select(when => (when.Fact.Name, when.Holds))];
}

/// <summary>The part in which two sequences of steps are written differently; what they begin and end with in common can make no difference.</summary>
internal sealed class StepListDifference
{
    private readonly List<ConditionalStep> before;
    private readonly List<ConditionalStep> after;

    public StepListDifference(IReadOnlyList<ConditionalStep> before, IReadOnlyList<ConditionalStep> after)
    {
        var most = Math.Min(before.Count, after.Count);
        var start = Enumerable.Range(0, most).TakeWhile(place => before[place].IsSameAs(after[place])).Count();
        var end = Enumerable.Range(1, most - start).TakeWhile(back => before[^back].IsSameAs(after[^back])).Count();
        this.before = [.. before.Skip(start).SkipLast(end)];
        this.after = [.. after.Skip(start).SkipLast(end)];
    }

    /// <summary>The ways in which what results differs. Facts are those of the second document where both have them.</summary>
    /// <param name="join">What stands between two steps.</param>
    public IReadOnlyList<PracticeDifference> Ways(string join)
    {
        if (before.Count + after.Count == 0)
        {
            return [];
        }

        // Where nothing is known every step stands, so that steps on one side alone always differ.
        if (before.Count == 0 || after.Count == 0)
        {
            return [new PracticeDifference(Written(before, join), Written(after, join), "")];
        }

        var variables = after.Concat(before).SelectMany(step => step.When).Select(when => Variable.Of(when.Fact));
        return new Situations(variables).Differing(known => Told(known, join)) ?? [new PracticeDifference(Written(before, join), Written(after, join), "")];
    }

    // What both begin and end with in one situation is left out there too.
    private (string Before, string After) Told(IReadOnlyDictionary<Variable, Truth> known, string join)
    {
        var one = before.Where(step => step.Stands(known)).Select(step => step.What).ToList();
        var other = after.Where(step => step.Stands(known)).Select(step => step.What).ToList();
        if (one.SequenceEqual(other))
        {
            return ("", "");
        }

        var most = Math.Min(one.Count, other.Count);
        var start = Enumerable.Range(0, most).TakeWhile(place => one[place] == other[place]).Count();
        var end = Enumerable.Range(1, most - start).TakeWhile(back => one[^back] == other[^back]).Count();
        return (string.Join(join, one.Skip(start).SkipLast(end)), string.Join(join, other.Skip(start).SkipLast(end)));
    }

    private static string Written(List<ConditionalStep> steps, string join) => string.Join(join, steps.Select(step => step.Written()));
}
