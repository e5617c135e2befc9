using Countersign.PolicyLanguage;

namespace Countersign.Policies.Ask;

/// <summary>What is asked next.</summary>
/// <param name="What">The name under which the reply is kept.</param>
internal abstract record Step(string What, string Question)
{
    public sealed record Choose(string What, string Question, IReadOnlyList<string> Words) : Step(What, Question);

    public sealed record Fact(string What, string Question) : Step(What, Question);

    public sealed record Date(string What, string Question) : Step(What, Question);

    /// <summary>Exceptions that count only where somebody says them.</summary>
    public sealed record Exceptions(IReadOnlyList<(string Value, string Label)> All) : Step(Inquiry.Stated, "Does any of these hold?");
}

/// <summary>Where an inquiry stands: the answer as far as it goes, and the one question that comes next; none once it is answered.</summary>
internal sealed record Standing(Question Question, Answer Answer, Step? Next);

/// <summary>Puts only the questions that can still change the answer, one at a time.</summary>
internal static class Interview
{
    // The other person and the place first: they are easily said and settle most.
    private static readonly string[] First = [Inquiry.Counterpart, Inquiry.Channel];

    private static readonly string[] Last = [Inquiry.LeavingDate, Inquiry.BirthDate];

    public static Standing? Of(PolicyDocument policy, Inquiry inquiry, DateOnly today)
    {
        if (inquiry.Ask(policy, today) is not { } question)
        {
            return null;
        }

        var answer = policy.Ask(question);
        var missing = answer.Missing.Where(fact => inquiry.Of(fact.Name) is null).OrderBy(fact => Rank(fact.Name)).FirstOrDefault();
        return new Standing(question, answer, missing is not null ? Put(policy, question, missing) : Exceptions(policy, inquiry, question, answer));
    }

    private static int Rank(string name) => Array.IndexOf(First, name) is >= 0 and var early ? early - First.Length : 1 + Array.IndexOf(Last, name);

    private static Step Put(PolicyDocument policy, Question question, MissingFact missing) => missing.Name switch
    {
        Inquiry.Counterpart => new Step.Choose(missing.Name, missing.Question, Mentioned(policy, question, WordKind.Counterpart, rule => rule.With)),
        Inquiry.Channel => new Step.Choose(missing.Name, missing.Question, Mentioned(policy, question, WordKind.Channel, rule => rule.On)),
        Inquiry.BirthDate or Inquiry.LeavingDate => new Step.Date(missing.Name, missing.Question),
        _ => new Step.Fact(missing.Name, missing.Question),
    };

    private static List<string> Mentioned(PolicyDocument policy, Question question, WordKind kind, Func<Rule, IReadOnlyList<Word>> slot)
    {
        var wanted = Rules(policy, question).SelectMany(slot).ToList();
        return [.. policy.Vocabulary.Of(kind).Where(word => wanted.Any(word.IsCoveredBy)).Select(word => word.Name).Distinct()];
    }

    private static Step.Exceptions? Exceptions(PolicyDocument policy, Inquiry inquiry, Question question, Answer answer)
    {
        if (inquiry.Of(Inquiry.Stated) is not null)
        {
            return null;
        }

        var all = Rules(policy, question).SelectMany(rule => rule.When.Concat(rule.Unless)).Where(condition => condition.Stated && question.Of(condition.Fact) == Truth.NotGiven).DistinctBy(condition => (condition.Fact.Name, condition.Holds))
            .Where(condition => Matters(policy.Ask(question with { Facts = new Dictionary<Word, Truth>(question.Facts) { [condition.Fact] = condition.Holds ? Truth.True : Truth.False } }), answer))
            .Select(condition => ((condition.Holds ? "" : "not ") + condition.Fact.Name, ReadBack.Sentence(condition))).ToList();
        return all.Count == 0 ? null : new Step.Exceptions(all);
    }

    private static bool Matters(Answer other, Answer answer) =>
        other.Verdict != answer.Verdict || other.Decider != answer.Decider || other.Change != answer.Change || !other.Steps.SequenceEqual(answer.Steps) || !other.Duties.SequenceEqual(answer.Duties);

    private static IEnumerable<Rule> Rules(PolicyDocument policy, Question question) =>
        policy.Rules.Where(rule => rule.SpeaksOf(question));
}
