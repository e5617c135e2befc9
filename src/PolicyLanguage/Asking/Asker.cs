using Countersign.PolicyLanguage.Asking;

namespace Countersign.PolicyLanguage;

/// <summary>Answers questions under one document. Pure: the same document and question always answer the same.</summary>
public static class Asker
{
    /// <summary>The answer to one situation, with everything it rests on.</summary>
    public static Answer Ask(this PolicyDocument policy, Question question)
    {
        var answer = Decide(policy, question);
        return answer with { Change = Changes.Next([new Hearing(policy, question)], question, answer.Verdict, day => Decide(policy, question with { Asked = day })) };
    }

    /// <summary>The verdict alone, for the day asked.</summary>
    internal static Answer Decide(PolicyDocument policy, Question question) => Deciding.Of([policy], question, Weighing.All(new Hearing(policy, question)));
}
