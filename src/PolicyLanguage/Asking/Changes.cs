namespace Countersign.PolicyLanguage.Asking;

/// <summary>When an answer changes on its own, because time passes.</summary>
internal static class Changes
{
    public static Change? Next(PolicyDocument policy, Question question, Verdict now)
    {
        if (question.Asked is not { } asked)
        {
            return null;
        }

        var days = policy.RulesFor(question.Actor, question.Action)
            .SelectMany(rule => rule.Until?.Limbs ?? [])
            .Select(limb => Calendar.FreeDay(limb, question))
            .OfType<DateOnly>().Where(day => day > asked && day < DateOnly.MaxValue).Distinct().Order();
        foreach (var day in days)
        {
            var then = Asker.Decide(policy, question with { Asked = day }).Verdict;
            if (then != now)
            {
                return new Change(day, then);
            }
        }

        return null;
    }
}
