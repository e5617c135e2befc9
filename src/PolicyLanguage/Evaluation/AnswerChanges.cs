using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>When an answer changes on its own, because time passes.</summary>
internal static class AnswerChanges
{
    public static Change? Next(IReadOnlyList<PolicyQuestion> questions, Question question, Verdict now, Func<DateOnly, Verdict> on)
    {
        if (question.Asked is not { } asked || (question.Born ?? question.Left) is null)
        {
            return null;
        }

        foreach (var day in questions.SelectMany(FreeDays).Where(day => day > asked && day < DateOnly.MaxValue).Distinct().Order())
        {
            var then = on(day);
            if (then != now)
            {
                return new Change(day, then);
            }
        }

        return null;
    }

    private static IEnumerable<DateOnly> FreeDays(PolicyQuestion asked) => asked.Question is not { } question ? []
        : new RuleEvaluation(asked.Policy, question).Waiting().SelectMany(rule => rule.Until?.Limbs ?? [])
            .Select(limb => Calendar.FreeDay(limb, question, asked.Policy.Front.YearsEnd)).OfType<DateOnly>();
}
