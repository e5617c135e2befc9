using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>What is asked next.</summary>
/// <param name="What">The name under which the reply is kept.</param>
internal abstract record Step(string What, string Question)
{
    public sealed record Choose(string What, string Question, IReadOnlyList<string> Words) : Step(What, Question)
    {
        /// <summary>It was said already, in a wider word than a rule uses.</summary>
        public bool Narrower { get; init; }
    }

    public sealed record Fact(string What, string Question) : Step(What, Question);

    public sealed record Date(string What, string Question) : Step(What, Question);

    /// <summary>Exceptions that count only where somebody says them.</summary>
    public sealed record Exceptions(IReadOnlyList<(string Value, string Label)> All) : Step(Inquiry.Stated, "Does any of these hold?");
}

/// <summary>Where an inquiry stands: the answer as far as it goes, and the one question that comes next; none once it is answered.</summary>
/// <param name="Whichever">Questions whose answers would change nothing, so that nobody was asked.</param>
internal sealed record Standing(Question Question, Answer Answer, Step? Next, IReadOnlyList<string> Whichever);

/// <summary>Puts only the questions that can still change the answer, one at a time, the most deciding first.</summary>
internal static class Interview
{
    public static Standing? Of(PolicyInForce policy, Inquiry inquiry, Known known, DateOnly today)
    {
        if (inquiry.Ask(policy.Words, today, known) is not { } question)
        {
            return null;
        }

        var answer = policy.Ask(question);
        if (inquiry.Again is { } again && Repeated(policy, inquiry, question, answer, again) is { } repeated)
        {
            return new Standing(question, answer, repeated, []);
        }

        var missing = answer.Missing.Where(fact => Narrowing.Of(fact) is { } narrower ? inquiry.Of(narrower) != Inquiry.Skipped : inquiry.Of(fact.Name) is null).ToList();
        if (missing.Count == 0)
        {
            return new Standing(question, answer, answer.Verdict == Verdict.NeedsFacts ? null : Exceptions(policy, inquiry, question, answer), []);
        }

        // Where something was skipped the answer stays open, so nothing is settled before the rest is known.
        var (next, settled) = Deciding.Weigh(policy, question, missing);
        return settled is not null && !inquiry.Skips.Any()
            ? new Standing(question, settled, Exceptions(policy, inquiry, question, settled), [.. missing.Select(fact => fact.Question)])
            : new Standing(question, answer, Put(policy, inquiry, question, next), []);
    }

    private static Step? Repeated(PolicyInForce policy, Inquiry inquiry, Question question, Answer answer, string what) => what switch
    {
        Inquiry.Stated => Exceptions(policy, inquiry, question, answer),
        Inquiry.Asked or Inquiry.Age or Inquiry.YearsGone => null,
        _ when Narrowing.Is(what) => null,
        _ => Put(policy, inquiry, question, answer.Missing.FirstOrDefault(fact => fact.Name == what) ?? new MissingFact(what, policy.Words.Find(WordKind.Fact, what)?.Asks ?? Asks(what))),
    };

    private static string Asks(string what) => what switch
    {
        Inquiry.Counterpart => "Who is the other person?",
        Inquiry.Channel => "Through which account, site or device?",
        Inquiry.BirthDate => "When were they born?",
        Inquiry.LeavingDate => "When did they leave the school?",
        _ => $"Does this hold: {what}?",
    };

    private static Step Put(PolicyInForce policy, Inquiry inquiry, Question question, MissingFact missing) => missing.Name switch
    {
        _ when Narrowing.Of(missing) is { } narrower => Narrowing.Put(inquiry, missing, narrower),
        Inquiry.Counterpart => new Step.Choose(missing.Name, missing.Question, Deciding.Mentioned(policy, question, WordKind.Counterpart)),
        Inquiry.Channel => new Step.Choose(missing.Name, missing.Question, Deciding.Mentioned(policy, question, WordKind.Channel)),
        Inquiry.BirthDate or Inquiry.LeavingDate => new Step.Date(missing.Name, missing.Question),
        _ => new Step.Fact(missing.Name, missing.Question),
    };

    private static Step.Exceptions? Exceptions(PolicyInForce policy, Inquiry inquiry, Question question, Answer answer)
    {
        if (inquiry.Of(Inquiry.Stated) is not null)
        {
            return null;
        }

        var all = policy.RulesAbout(question).SelectMany(rule => rule.When.Concat(rule.Unless)).Select(condition => condition with { Fact = policy.Words.Find(WordKind.Fact, condition.Fact.Name) ?? condition.Fact }).Where(condition => condition.OnlyIfClaimed && question.Of(condition.Fact) == Truth.NotGiven).DistinctBy(condition => (condition.Fact.Name, condition.Holds))
            .Where(condition => !Deciding.Same(policy.Ask(question with { Facts = new Dictionary<Word, Truth>(question.Facts) { [condition.Fact] = condition.Holds ? Truth.True : Truth.False } }), answer))
            .Select(condition => ((condition.Holds ? "" : "not ") + condition.Fact.Name, ReadBack.Sentence(condition))).ToList();
        return all.Count == 0 ? null : new Step.Exceptions(all);
    }
}
