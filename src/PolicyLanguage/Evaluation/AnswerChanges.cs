using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>When an answer changes on its own, because time passes.</summary>
internal static class AnswerChanges
{
    public static Change? Next(IReadOnlyList<PolicyQuestion> questions, Question question, Verdict now, Func<DateOnly, Verdict> on)
    {
        if (question.Asked is not { } asked || ((question.Born ?? question.Left) is null && question.Dates.Count == 0))
        {
            return null;
        }

        foreach (var day in FreeDays(questions, asked))
        {
            var then = on(day);
            if (then != now)
            {
                return new Change(day, then);
            }
        }

        return null;
    }

    private static SortedSet<DateOnly> FreeDays(IReadOnlyList<PolicyQuestion> questions, DateOnly after)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var (policy, question) in questions)
        {
            foreach (var limb in question is null ? [] : new RuleEvaluation(policy, question).Waiting().SelectMany(rule => rule.Until?.Limbs ?? []))
            {
                if (Calendar.FreeDay(limb, question!, policy.Front.YearsEnd) is { } day && day > after && day < DateOnly.MaxValue)
                {
                    days.Add(day);
                }
            }
        }

        return days;
    }
}
