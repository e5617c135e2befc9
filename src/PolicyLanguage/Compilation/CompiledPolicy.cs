using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>
/// A document made ready to give verdicts quickly and without allocating, bare or with the clauses behind them: for replaying
/// many situations, never for an answer shown to a person, which needs its sentences. It agrees with <see cref="PolicyEvaluator.Ask"/> on every situation.
/// </summary>
public sealed class CompiledPolicy
{
    private readonly PolicyDocument policy;
    private readonly bool implies;
    private readonly Dictionary<(string Actor, string Action), int> single = [];
    private readonly Dictionary<string, int> several = [];
    private volatile CompiledRuleTable[] cells;

    internal CompiledPolicy(PolicyDocument policy)
    {
        this.policy = policy;
        implies = policy.Vocabulary.Of(WordKind.Fact).Any(fact => fact.Implies.Count > 0);
        var compiled = new List<CompiledRuleTable>();
        foreach (var action in policy.Vocabulary.Of(WordKind.Action))
        {
            foreach (var actor in policy.Vocabulary.Of(WordKind.Actor))
            {
                var question = new Question { Actor = actor, Action = action };
                single[(actor.Name, action.Name)] = compiled.Count;
                compiled.Add(Of(question));
            }
        }

        cells = [.. compiled];
    }

    /// <summary>The question as bits and numbers. It belongs to this policy and means nothing to another.</summary>
    /// <exception cref="ArgumentException">An actor or the action is not a word of this document.</exception>
    public EncodedQuestion Encode(Question question)
    {
        var number = question.AlsoAs.Count == 0 && single.TryGetValue((question.Actor.Name, question.Action.Name), out var known) ? known : Number(question);
        return cells[number].Encode(number, question);
    }

    /// <summary>The facts on which the rules about this turn, in the order of the bits of a situation.</summary>
    internal IReadOnlyList<FactTest> Facts(in EncodedQuestion situation) => cells[situation.Cell].Facts;

    /// <summary>Whether the rules about this turn on no number, on no dates but birth and leaving, and on no fact that follows from another.</summary>
    internal bool IsPlain(in EncodedQuestion situation) => !implies && cells[situation.Cell].IsPlain;

    /// <summary>The verdict for the day asked. Allocates nothing.</summary>
    public Verdict Verdict(in EncodedQuestion situation) => cells[situation.Cell].Verdict(in situation);

    /// <summary>The verdict for the day asked and the part that each rule played in it. Allocates nothing.</summary>
    internal CompiledAnswer Decide(in EncodedQuestion situation) => cells[situation.Cell].Decide(in situation);

    /// <summary>The clauses behind a decision of this policy, each once, for the weightiest part that one of its rules played.</summary>
    internal IReadOnlyList<DecidedClause> Clauses(in CompiledAnswer decision)
    {
        var cell = cells[decision.Cell];
        (ulong Rules, ClausePart Part)[] parts =
        [
            (decision.Decisive, ClausePart.Decisive),
            (decision.CannotTell, ClausePart.CannotTell),
            (decision.ExceptionApplied, ClausePart.ExceptionApplied),
            (decision.AddsDuty, ClausePart.AddsDuty),
            (decision.Overridden, ClausePart.Overridden),
        ];
        return [.. parts.SelectMany(part => cell.Clauses(part.Rules).Select(clause => new DecidedClause(clause, part.Part))).DistinctBy(cited => cited.Clause)];
    }

    private static string Key(Question question) =>
        $"{question.Action.Name};{string.Join(';', question.Actors.Select(actor => actor.Name).Distinct().Order(StringComparer.Ordinal))}";

    private CompiledRuleTable Of(Question question) => CompiledRuleTable.Of(policy, question);

    // Which roles one person holds at once is only known when somebody asks.
    private int Number(Question question)
    {
        if (question.Actors.Any(actor => policy.Vocabulary.Named(WordKind.Actor, actor.Name) is null)
            || policy.Vocabulary.Named(WordKind.Action, question.Action.Name) is null)
        {
            throw new ArgumentException($"the document {policy.Front.Id} has no such actor or action", nameof(question));
        }

        lock (several)
        {
            if (!several.TryGetValue(Key(question), out var number))
            {
                number = cells.Length;
                cells = [.. cells, Of(question)];
                several[Key(question)] = number;
            }

            return number;
        }
    }
}

/// <summary>Makes documents ready for bare verdicts.</summary>
public static class Compiler
{
    /// <exception cref="NotSupportedException">
    /// The rules about one actor and action are more than 64, turn on more than 64 facts, or name more than 63 counterparts or channels.
    /// No document is like that when it has been read; one that was made from another by adding rules may be.
    /// </exception>
    public static CompiledPolicy Compile(this PolicyDocument policy) => new(policy);
}
