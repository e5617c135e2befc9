using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>A rule of a made-up policy. The third value of a fact's answer is null for "nobody said".</summary>
internal sealed record MadeRule(int Clause, string Verdict, string? With, string? On, (string Fact, bool Holds)[] When, (string Fact, bool Holds)[] Unless, int[] Except, (bool Later, int? Age, int? Years)? Until)
{
    public bool MayVary { get; init; }

    public bool Overrides { get; init; }
}

internal sealed record MadeQuestion(string? With, string? On, Dictionary<string, bool?> Facts, DateOnly? Born, DateOnly? Left, DateOnly Asked, bool BirthUnknown);

/// <summary>The meaning of the language once more, as plainly as it can be written. U stands for unknown to everybody, N for not given.</summary>
internal static class NaiveEvaluator
{
    private static readonly string[] Weight = ["forbid", "leave to judgement", "needs", "advise against", "allow", "leave outside"];

    private static readonly Verdict[] Means = [Verdict.Forbidden, Verdict.Judgement, Verdict.AllowedOnce, Verdict.AdvisedAgainst, Verdict.Allowed, Verdict.OutOfScope];

    public static Verdict Answer(IReadOnlyList<MadeRule> policy, MadeQuestion question)
    {
        for (var weight = 0; weight < Weight.Length; weight++)
        {
            if (policy.Any(rule => rule.Verdict == Weight[weight] && Applies(policy, rule, question) == 'T'))
            {
                return Open(policy, question, weight) ?? Means[weight];
            }
        }

        return Open(policy, question, Weight.Length) ?? Verdict.Silent;
    }

    /// <summary>The law, the trust's rules and the school's, as the manual tells it: take away what is set aside, then weigh the rest together.</summary>
    public static Verdict Answer(IReadOnlyList<MadeRule> law, IReadOnlyList<MadeRule> trust, IReadOnlyList<MadeRule> school, MadeQuestion question)
    {
        var lawDecides = law.Any(rule => rule.Overrides && Applies(law, rule, question) == 'T');
        var schoolSpeaks = school.Any(rule => Applies(school, rule, question) != 'F');
        var counting = law.Select(rule => (Rule: rule, Applies: Applies(law, rule, question))).ToList();
        if (!lawDecides)
        {
            counting.AddRange(trust.Where(rule => !(rule.MayVary && schoolSpeaks)).Select(rule => (rule, Applies(trust, rule, question))));
            counting.AddRange(school.Select(rule => (rule, Applies(school, rule, question))));
        }

        var weight = Enumerable.Range(0, Weight.Length).FirstOrDefault(at => counting.Any(one => one.Rule.Verdict == Weight[at] && one.Applies == 'T'), Weight.Length);
        var open = counting.Where(one => Array.IndexOf(Weight, one.Rule.Verdict) is var at && (at < weight || (one.Rule.Overrides && !lawDecides && at != weight))).Select(one => one.Applies).ToList();
        return open.Contains('N') ? Verdict.NeedsFacts
            : open.Contains('U') ? Verdict.Judgement
            : weight < Weight.Length ? Means[weight]
            : Verdict.Silent;
    }

    private static Verdict? Open(IReadOnlyList<MadeRule> policy, MadeQuestion question, int below)
    {
        var open = policy.Where(rule => Array.IndexOf(Weight, rule.Verdict) < below).Select(rule => Applies(policy, rule, question)).ToList();
        return open.Contains('N') ? Verdict.NeedsFacts : open.Contains('U') ? Verdict.Judgement : null;
    }

    private static char Applies(IReadOnlyList<MadeRule> policy, MadeRule rule, MadeQuestion question)
    {
        var own = And([Named(rule.With, question.With), Named(rule.On, question.On), .. rule.When.Select(fact => Holds(fact, question)), Waits(rule.Until, question)]);
        var defeat = rule.Unless.Select(fact => Holds(fact, question)).Concat(policy.Where(other => rule.Except.Contains(other.Clause)).Select(other => Applies(policy, other, question)));
        return And([own, .. defeat.Select(Opposite)]);
    }

    private static char Named(string? rule, string? asked) => rule is null ? 'T' : asked is null ? 'N' : rule == asked ? 'T' : 'F';

    private static char Holds((string Fact, bool Holds) condition, MadeQuestion question) =>
        !question.Facts.TryGetValue(condition.Fact, out var said) ? 'N' : said is null ? 'U' : said == condition.Holds ? 'T' : 'F';

    private static char Waits((bool Later, int? Age, int? Years)? until, MadeQuestion question)
    {
        if (until is not { } limit)
        {
            return 'T';
        }

        var limbs = new List<char>();
        if (limit.Age is { } age)
        {
            limbs.Add(question.Born is { } born ? (Reached(born, age, question.Asked, andOneDay: false) ? 'F' : 'T') : question.BirthUnknown ? 'U' : 'N');
        }

        if (limit.Years is { } years)
        {
            limbs.Add(question.Left is { } left ? (Reached(left, years, question.Asked, andOneDay: true) ? 'F' : 'T') : 'N');
        }

        return limit.Later ? Opposite(And([.. limbs.Select(Opposite)])) : And([.. limbs]);
    }

    // Month and day compared as numbers: 29 February has gone by on 1 March whatever the year.
    private static bool Reached(DateOnly from, int years, DateOnly day, bool andOneDay)
    {
        var last = (from.Month * 100) + from.Day;
        last = last == 229 && !DateTime.IsLeapYear(from.Year + years) ? 301 : last;
        var now = (day.Month * 100) + day.Day;
        return day.Year != from.Year + years ? day.Year > from.Year + years : andOneDay ? now > last : now >= last;
    }

    private static char Opposite(char truth) => truth switch { 'T' => 'F', 'F' => 'T', _ => truth };

    private static char And(char[] truths) => truths.Contains('F') ? 'F' : truths.Contains('N') ? 'N' : truths.Contains('U') ? 'U' : 'T';
}
