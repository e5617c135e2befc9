using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Ask;

/// <summary>What is asked next.</summary>
/// <param name="What">The name under which the reply is kept.</param>
internal abstract record InterviewQuestion(string What, string Question)
{
    public sealed record Choose(string What, string Question, IReadOnlyList<string> Words) : InterviewQuestion(What, Question)
    {
        /// <summary>It was said already, in a wider word than a rule uses.</summary>
        public bool Narrower { get; init; }
    }

    public sealed record Fact(string What, string Question) : InterviewQuestion(What, Question);

    public sealed record Date(string What, string Question) : InterviewQuestion(What, Question)
    {
        /// <summary>Whether it is over: nobody is born or has left on a day to come, while a contract may end then.</summary>
        public bool IsPast => What is DraftQuestion.BirthDate or DraftQuestion.LeavingDate;
    }

    public sealed record Number(string What, string Question) : InterviewQuestion(What, Question);

    /// <summary>Exceptions that count only where somebody says them.</summary>
    public sealed record Exceptions(IReadOnlyList<(string Value, string Label)> All) : InterviewQuestion(DraftQuestion.Stated, "Does any of these hold?");
}

/// <summary>Where a draft stands: the answer as far as it goes, and the one question that comes next; none once it is answered.</summary>
/// <param name="Whichever">Questions whose answers would change nothing, so that nobody was asked.</param>
internal sealed record InterviewState(Question Question, Answer Answer, InterviewQuestion? Next, IReadOnlyList<string> Whichever);

/// <summary>Puts only the questions that can still change the answer, one at a time, the most deciding first.</summary>
internal static class Interview
{
    // What an answer to a missing fact is, as the policy language says it.
    private const string ANumber = "number", ADay = "date";

    private const string Nobody = "nobody";

    public static InterviewState? Of(PolicyInForce policy, DraftQuestion draft, AskerProfile known, DateOnly today)
    {
        if (draft.Ask(policy.Words, today, known) is not { } question)
        {
            return null;
        }

        var answer = policy.Ask(question);
        if (draft.Again is { } again && Repeated(policy, draft, question, answer, again) is { } repeated)
        {
            return new InterviewState(question, answer, repeated, []);
        }

        var missing = answer.Missing.Where(fact => NarrowerReply.Of(fact) is { } narrower
            ? draft.Of(narrower) != DraftQuestion.Skipped
            : draft.Of(fact.Name) is null).ToList();
        if (missing.Count == 0)
        {
            return new InterviewState(question, answer, answer.Verdict == Verdict.NeedsFacts ? null : Exceptions(policy, draft, question, answer), []);
        }

        // Where something was skipped the answer stays open, so nothing is settled before the rest is known.
        var (next, settled) = NextQuestion.Weigh(policy, question, missing);
        return settled is not null && !draft.Skips.Any()
            ? new InterviewState(question, settled, Exceptions(policy, draft, question, settled), [.. missing.Select(fact => fact.Question)])
            : new InterviewState(question, answer, Put(policy, draft, question, next), []);
    }

    private static InterviewQuestion? Repeated(PolicyInForce policy, DraftQuestion draft, Question question, Answer answer, string what) => what switch
    {
        DraftQuestion.Stated => Exceptions(policy, draft, question, answer),
        DraftQuestion.Asked or DraftQuestion.Age or DraftQuestion.YearsGone => null,
        _ when NarrowerReply.Is(what) => null,
        _ => Put(
            policy,
            draft,
            question,
            answer.Missing.FirstOrDefault(fact => fact.Name == what) ?? Missing(policy.Words, what)),
    };

    private static MissingFact Missing(Vocabulary words, string what) => (words.Find(WordKind.Fact, what), words.Find(WordKind.Date, what)) switch
    {
        ({ } fact, _) => new MissingFact(what, fact.Asks ?? Asks(what)) { Kind = fact.Counts is null ? "fact" : ANumber },
        (_, { } date) => new MissingFact(what, date.Asks ?? Asks(what)) { Kind = ADay },
        _ => new MissingFact(what, Asks(what)),
    };

    private static string Asks(string what) => what switch
    {
        DraftQuestion.Counterpart => "Who is the other person?",
        DraftQuestion.Channel => "Through which account, site or device?",
        DraftQuestion.BirthDate => "When were they born?",
        DraftQuestion.LeavingDate => "When did they leave the school?",
        _ => $"Does this hold: {what}?",
    };

    private static InterviewQuestion Put(PolicyInForce policy, DraftQuestion draft, Question question, MissingFact missing) => missing.Name switch
    {
        _ when NarrowerReply.Of(missing) is { } narrower => NarrowerReply.Put(draft, missing, narrower),
        DraftQuestion.Counterpart => Whom(policy, question, missing),
        DraftQuestion.Channel => new InterviewQuestion.Choose(missing.Name, missing.Question, NextQuestion.Mentioned(policy, question, WordKind.Channel)),
        DraftQuestion.BirthDate or DraftQuestion.LeavingDate => new InterviewQuestion.Date(missing.Name, missing.Question),
        _ when missing.Kind == ADay => new InterviewQuestion.Date(missing.Name, missing.Question),
        _ when missing.Kind == ANumber => new InterviewQuestion.Number(missing.Name, missing.Question),
        _ => new InterviewQuestion.Fact(missing.Name, missing.Question),
    };

    // A picture shows somebody and a post is about somebody, or about nobody at all; everything else is done with a person.
    private static InterviewQuestion.Choose Whom(PolicyInForce policy, Question question, MissingFact missing)
    {
        var people = NextQuestion.Mentioned(policy, question, WordKind.Counterpart);
        var asked = question.Action.Said switch
        {
            { } said when said.EndsWith("(of somebody)", StringComparison.Ordinal) => "Who can be seen in it?",
            { } said when said.EndsWith("(about somebody)", StringComparison.Ordinal) => "Who is it about?",
            _ => null,
        };
        return asked is null || policy.Words.Find(WordKind.Counterpart, Nobody) is not { } nobody || people.Contains(nobody.Name)
            ? new InterviewQuestion.Choose(missing.Name, asked ?? missing.Question, people)
            : new InterviewQuestion.Choose(missing.Name, asked, [.. people, nobody.Name]);
    }

    private static InterviewQuestion.Exceptions? Exceptions(PolicyInForce policy, DraftQuestion draft, Question question, Answer answer)
    {
        if (draft.Of(DraftQuestion.Stated) is not null)
        {
            return null;
        }

        Condition InPlainWords(Condition condition) => condition with { Fact = policy.Words.Find(WordKind.Fact, condition.Fact.Name) ?? condition.Fact };
        Question Claiming(Condition condition) => question with
        {
            Facts = new Dictionary<Word, Truth>(question.Facts) { [condition.Fact] = condition.Holds ? Truth.True : Truth.False },
        };
        var all = policy.RulesAbout(question).SelectMany(rule => rule.When.Concat(rule.Unless)).Select(InPlainWords)
            .Where(condition => condition.OnlyIfClaimed && question.Of(condition.Fact) == Truth.NotGiven)
            .DistinctBy(condition => (condition.Fact.Name, condition.Holds))
            .Where(condition => !NextQuestion.Same(policy.Ask(Claiming(condition)), answer))
            .Select(condition => ((condition.Holds ? "" : "not ") + condition.Fact.Name, ReadBack.Sentence(condition))).ToList();
        return all.Count == 0 ? null : new InterviewQuestion.Exceptions(all);
    }
}
