namespace Countersign.PolicyLanguage.Compiling;

/// <summary>
/// A document made ready to give bare verdicts quickly and without allocating: for replaying many situations, never for an
/// answer shown to a person, which needs its clauses. It agrees with <see cref="Asker.Ask"/> on every situation.
/// </summary>
public sealed class CompiledPolicy
{
    private readonly PolicyDocument policy;
    private readonly Dictionary<(string Actor, string Action), int> numbers = [];
    private readonly Cell[] cells;

    internal CompiledPolicy(PolicyDocument policy)
    {
        this.policy = policy;
        var compiled = new List<Cell>();
        foreach (var action in policy.Vocabulary.Of(WordKind.Action))
        {
            foreach (var actor in policy.Vocabulary.Of(WordKind.Actor))
            {
                numbers[(actor.Name, action.Name)] = compiled.Count;
                compiled.Add(Cell.Of(policy.RulesFor(actor, action)));
            }
        }

        cells = [.. compiled];
    }

    /// <summary>The question as bits and numbers. It belongs to this policy and means nothing to another.</summary>
    /// <exception cref="ArgumentException">The actor or action is not a word of this document.</exception>
    public Situation Situate(Question question) =>
        numbers.TryGetValue((question.Actor.Name, question.Action.Name), out var number)
            ? cells[number].Situate(number, question)
            : throw new ArgumentException($"the document {policy.Front.Id} has no such actor or action", nameof(question));

    /// <summary>The verdict for the day asked. Allocates nothing.</summary>
    public Verdict Verdict(in Situation situation) => cells[situation.Cell].Verdict(in situation);
}

/// <summary>Makes documents ready for bare verdicts.</summary>
public static class Compiler
{
    /// <exception cref="NotSupportedException">The rules about one actor and action turn on more than 64 facts, or name more than 63 counterparts or channels.</exception>
    public static CompiledPolicy Compile(this PolicyDocument policy) => new(policy);
}
