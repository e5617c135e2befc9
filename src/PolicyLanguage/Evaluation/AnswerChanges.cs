using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>When an answer changes on its own, because time passes.</summary>
internal static class AnswerChanges
{
    public static Change? Next(IReadOnlyList<PolicyQuestion> questions, Question question, Verdict now, Func<DateOnly, Answer> on)
    {
        if (question.Asked is not { } asked)
        {
            return null;
        }

        var days = questions.SelectMany(FreeDays).Where(day => day > asked && day < DateOnly.MaxValue).Distinct().Order();
        foreach (var day in days)
        {
            var then = on(day).Verdict;
            if (then != now)
            {
                return new Change(day, then);
            }
        }

        return null;
    }

    private static IEnumerable<DateOnly> FreeDays(PolicyQuestion asked) =>
        asked.Question is not { } question ? []
        : asked.Policy.RulesFor(question).Concat(asked.Policy.NarrowerRulesFor(question)).SelectMany(rule => rule.Until?.Limbs ?? [])
            .Select(limb => Calendar.FreeDay(limb, question, asked.Policy.Front.YearsEnd)).OfType<DateOnly>();
}
