using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Answers questions under one document. Pure: the same document and question always answer the same.</summary>
internal static class PolicyEvaluator
{
    /// <summary>The answer to one situation, with everything it rests on.</summary>
    public static Answer Ask(this PolicyDocument policy, Question question)
    {
        var asked = new PolicyQuestion(policy, question);
        var answer = VerdictResolution.Of([policy], question, RuleEvaluation.All(asked));
        Verdict On(DateOnly day) => VerdictResolution.Verdict([policy], RuleEvaluation.All(asked with { Question = question with { Asked = day } }));
        return AnswerChanges.Next([asked], question, answer.Verdict, On) is { } change ? answer with { Change = change } : answer;
    }

    /// <summary>The answer for the day asked where nothing narrower than the words of the question is meant, as the analysis reads them.</summary>
    internal static Answer Decide(PolicyDocument policy, Question question) =>
        VerdictResolution.Of([policy], question, RuleEvaluation.All(new PolicyQuestion(policy, question), exactly: true));
}
