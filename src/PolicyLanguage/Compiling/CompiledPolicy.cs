namespace Countersign.PolicyLanguage.Compiling;

/// <summary>
/// A document made ready to give bare verdicts quickly and without allocating: for replaying many situations, never for an
/// answer shown to a person, which needs its clauses. It agrees with <see cref="Asker.Ask"/> on every situation.
/// </summary>
public sealed class CompiledPolicy
{
    private readonly PolicyDocument policy;
    private readonly Dictionary<string, int> numbers = [];
    private volatile Cell[] cells;

    internal CompiledPolicy(PolicyDocument policy)
    {
        this.policy = policy;
        var compiled = new List<Cell>();
        foreach (var action in policy.Vocabulary.Of(WordKind.Action))
        {
            foreach (var actor in policy.Vocabulary.Of(WordKind.Actor))
            {
                var question = new Question { Actor = actor, Action = action };
                numbers[Key(question)] = compiled.Count;
                compiled.Add(Of(question));
            }
        }

        cells = [.. compiled];
    }

    /// <summary>The question as bits and numbers. It belongs to this policy and means nothing to another.</summary>
    /// <exception cref="ArgumentException">An actor or the action is not a word of this document.</exception>
    public Situation Situate(Question question)
    {
        if (question.Actors.Any(actor => policy.Vocabulary.Named(WordKind.Actor, actor.Name) is null) || policy.Vocabulary.Named(WordKind.Action, question.Action.Name) is null)
        {
            throw new ArgumentException($"the document {policy.Front.Id} has no such actor or action", nameof(question));
        }

        var number = Number(question);
        return cells[number].Situate(number, question);
    }

    /// <summary>The verdict for the day asked. Allocates nothing.</summary>
    public Verdict Verdict(in Situation situation) => cells[situation.Cell].Verdict(in situation);

    private static string Key(Question question) => $"{question.Action.Name};{string.Join(';', question.Actors.Select(actor => actor.Name).Distinct().Order(StringComparer.Ordinal))}";

    private Cell Of(Question question) => Cell.Of(policy, question);

    // Which roles one person holds at once is only known when somebody asks.
    private int Number(Question question)
    {
        lock (numbers)
        {
            if (!numbers.TryGetValue(Key(question), out var number))
            {
                number = cells.Length;
                cells = [.. cells, Of(question)];
                numbers[Key(question)] = number;
            }

            return number;
        }
    }
}

/// <summary>Makes documents ready for bare verdicts.</summary>
public static class Compiler
{
    /// <exception cref="NotSupportedException">The rules about one actor and action turn on more than 64 facts, or name more than 63 counterparts or channels.</exception>
    public static CompiledPolicy Compile(this PolicyDocument policy) => new(policy);
}
