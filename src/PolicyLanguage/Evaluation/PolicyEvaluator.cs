using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Answers questions under one document. Pure: the same document and question always answer the same.</summary>
internal static class PolicyEvaluator
{
    /// <summary>The answer to one situation, with everything it rests on.</summary>
    public static Answer Ask(this PolicyDocument policy, Question question)
    {
        var answer = Whole(policy, question);
        Answer On(DateOnly day) => Whole(policy, question with { Asked = day });
        return answer with { Change = AnswerChanges.Next([new PolicyQuestion(policy, question)], question, answer.Verdict, On) };
    }

    /// <summary>The answer for the day asked where nothing narrower than the words of the question is meant, as the analysis reads them.</summary>
    internal static Answer Decide(PolicyDocument policy, Question question) =>
        VerdictResolution.Of([policy], question, RuleEvaluation.All(new PolicyQuestion(policy, question), exactly: true));

    private static Answer Whole(PolicyDocument policy, Question question) =>
        VerdictResolution.Of([policy], question, RuleEvaluation.All(new PolicyQuestion(policy, question)));
}
