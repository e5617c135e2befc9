using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Ask;

/// <summary>Tries what people could answer, to find which question decides most and which could change nothing.</summary>
internal static class NextQuestion
{
    // Beyond this many situations a page would wait; the question is then put as if it could matter.
    private const int AtMost = 6_000, AtMostAnswers = 64;

    // Where two questions decide as much: who and where are easily said, dates have to be looked up.
    private static readonly string[] First = ["actor", DraftQuestion.Counterpart, DraftQuestion.Channel];

    private static readonly string[] Last = [DraftQuestion.LeavingDate, DraftQuestion.BirthDate];

    /// <summary>The question to put next; and the answer where it is the same whatever people say to all of them.</summary>
    public static (MissingFact Next, Answer? Settled) Weigh(PolicyInForce policy, Question question, IReadOnlyList<MissingFact> missing)
    {
        var ranked = missing.OrderBy(fact => Rank(fact.Name)).ToList();
        var values = ranked.Select(fact => Values(policy, question, fact)).ToList();
        var many = values.Aggregate(1L, (product, some) => Math.Min(product * some.Count, AtMost + 1));
        if (many > AtMost)
        {
            return (ranked[0], null);
        }

        var verdicts = Combine(question, values).Select(policy.Verdict).ToList();
        var shares = ranked.Select((_, i) => Share(verdicts, values, i)).ToList();
        if (shares.Max() is > 0 and var most)
        {
            return (ranked[shares.IndexOf(most)], null);
        }

        return (ranked[0], many <= AtMostAnswers && verdicts[0] != Verdict.NeedsFacts ? Settled(policy, question, values) : null);
    }

    /// <summary>Words of a kind that rules about this question name or cover.</summary>
    public static IReadOnlyList<string> Mentioned(PolicyInForce policy, Question question, WordKind kind)
    {
        var wanted = policy.RulesAbout(question).SelectMany(rule => kind == WordKind.Counterpart ? rule.With : rule.On).ToList();
        return [.. policy.Words.Of(kind).Where(word => wanted.Any(word.IsCoveredBy)).Select(word => word.Name).Distinct()];
    }

    /// <summary>Whether two answers tell a person the same.</summary>
    public static bool Same(Answer one, Answer other) =>
        one.Verdict == other.Verdict && one.Decider == other.Decider && one.Change == other.Change
            && one.Signatures.SequenceEqual(other.Signatures) && one.Duties.SequenceEqual(other.Duties);

    private static int Rank(string name) => Array.IndexOf(First, name) is >= 0 and var early ? early - First.Length : 1 + Array.IndexOf(Last, name);

    private static List<Func<Question, Question>> Values(PolicyInForce policy, Question question, MissingFact fact)
    {
        var asked = question.Asked ?? DateOnly.MaxValue;
        return fact.Name switch
        {
            _ when NarrowerReply.Of(fact) is not null => [.. NarrowerReply.Replies(fact, policy.Words)],
            DraftQuestion.Counterpart => [.. Mentioned(policy, question, WordKind.Counterpart).Select(name => policy.Words.Find(WordKind.Counterpart, name)!)
                .Append(new Word(WordKind.Counterpart, "", [], null)).Select(Other)],
            DraftQuestion.Channel => [.. Mentioned(policy, question, WordKind.Channel).Select(name => policy.Words.Find(WordKind.Channel, name)!)
                .Append(new Word(WordKind.Channel, "", [], null)).Select(Place)],
            DraftQuestion.BirthDate => [Born(Before(asked, 5)), Born(Before(asked, 90))],
            DraftQuestion.LeavingDate => [Left(asked), Left(Before(asked, 80))],
            _ when policy.Words.Find(WordKind.Fact, fact.Name) is { Counts: not null } number => [Count(number, 0), Count(number, int.MaxValue)],
            _ when policy.Words.Find(WordKind.Date, fact.Name) is { } date => [On(date, asked), On(date, Before(asked, 80))],
            _ when policy.Words.Find(WordKind.Fact, fact.Name) is { } word => [.. new[] { Truth.True, Truth.False }.Select(truth => Fact(word, truth))],
            _ => [static same => same],
        };
    }

    // A child and an old person, somebody who left today and long ago: no waiting time of a policy lies beyond them.
    private static DateOnly Before(DateOnly asked, int years) => DateOnly.FromDayNumber(Math.Max(0, asked.DayNumber - (years * 366)));

    private static Func<Question, Question> Other(Word word) => question => question with { With = word };

    private static Func<Question, Question> Place(Word word) => question => question with { On = word };

    private static Func<Question, Question> Born(DateOnly day) => question => question with { Born = day };

    private static Func<Question, Question> Left(DateOnly day) => question => question with { Left = day };

    private static Func<Question, Question> Count(Word word, int number) =>
        question => question with { Counts = new Dictionary<Word, int>(question.Counts) { [word] = number } };

    private static Func<Question, Question> On(Word word, DateOnly day) =>
        question => question with { Dates = new Dictionary<Word, DateOnly?>(question.Dates) { [word] = day } };

    private static Func<Question, Question> Fact(Word word, Truth truth) =>
        question => question with { Facts = new Dictionary<Word, Truth>(question.Facts) { [word] = truth } };

    // The last of the values turns fastest, as the wheels of a counter do.
    private static IEnumerable<Question> Combine(Question question, IEnumerable<List<Func<Question, Question>>> values) =>
        values.Aggregate<List<Func<Question, Question>>, IEnumerable<Question>>(
            [question],
            (sofar, some) => sofar.SelectMany(one => some.Select(value => value(one))));

    /// <summary>In what share of the situations the answer to this one question changes the verdict.</summary>
    private static double Share(List<Verdict> verdicts, List<List<Func<Question, Question>>> values, int which)
    {
        var step = values.Skip(which + 1).Aggregate(1, (product, some) => product * some.Count);
        var own = values[which].Count;
        var situations = verdicts.Count / own;
        var changed = Enumerable.Range(0, situations).Count(situation =>
        {
            var start = (situation / step * step * own) + (situation % step);
            return Enumerable.Range(1, own - 1).Any(value => verdicts[start + (value * step)] != verdicts[start]);
        });
        return (double)changed / situations;
    }

    private static Answer? Settled(PolicyInForce policy, Question question, List<List<Func<Question, Question>>> values)
    {
        var answers = Combine(question, values).Select(policy.Ask).ToList();
        return answers.All(answer => Same(answer, answers[0])) ? answers[0] with
        {
            Question = question,
            FactsUsed = [.. answers[0].FactsUsed.Where(fact => answers.All(answer => answer.FactsUsed.Contains(fact)))],
            Clauses = [.. answers.SelectMany(answer => answer.Clauses).OrderBy(cited => cited.Part).DistinctBy(cited => (cited.Document, cited.Clause))],
        } : null;
    }
}
