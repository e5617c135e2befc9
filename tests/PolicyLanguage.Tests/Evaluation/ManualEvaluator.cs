using System.Globalization;

namespace PolicyLanguage.Tests.Evaluation;

/// <summary>The manual's "which rule wins" over plain text: slow, short and independent of the engine. States are yes, no, ask (nobody said) and person (nobody can tell).</summary>
internal static class ManualEvaluator
{
    private static readonly (string Rule, string Answer)[] Ranks = [("forbid", "forbidden"), ("leave to judgement", "judgement"), ("needs", "allowed once"), ("advise against", "advised against"), ("allow", "allowed"), ("leave outside", "out of scope")];

    // A narrower rule that only advises or allows is left until somebody asks for it.
    private static readonly string[] Held = ["forbid", "leave to judgement", "needs"];

    private static readonly string[] Wider = ["teacher<staff", "parent helper<volunteer", "connect<contact", "message<contact"];

    public static string Verdict(List<DrawnRule> rules, DrawnQuestion question)
    {
        foreach (var (rank, answer) in Ranks)
        {
            var states = rules.Where(rule => rule.Verdict == rank).Select(rule => State(rule, rules, question)).ToList();
            if (states.Contains("yes"))
            {
                return Open(rules, question, rank) ?? answer;
            }
        }

        var duties = rules.Where(rule => rule.Verdict == "whenever").Select(rule => State(rule, rules, question)).ToList();
        return Open(rules, question, "") ?? (duties.Contains("yes") ? "to do" : duties.Contains("ask") ? "needs" : "silent");
    }

    // What might outweigh the rank: a missing fact is asked for first, an unknowable one goes to a person.
    private static string? Open(List<DrawnRule> rules, DrawnQuestion question, string rank)
    {
        var weightier = Ranks.Select(entry => entry.Rule).TakeWhile(name => name != rank).ToList();
        var states = rules.Where(rule => weightier.Contains(rule.Verdict)).Select(rule => State(rule, rules, question)).ToList();
        var meant = rank.Length > 0 && rules.Any(rule => weightier.Contains(rule.Verdict) && Held.Contains(rule.Verdict) && Narrower(rule, rules, question));
        return meant || states.Contains("ask") ? "needs" : states.Contains("person") ? "judgement" : null;
    }

    // A rule about teachers may be meant where somebody asks for the staff.
    private static bool Narrower(DrawnRule rule, List<DrawnRule> rules, DrawnQuestion question) =>
        !rule.Actors.Any(actor => Is(question.Actor, actor)) && rule.Actors.Any(actor => Is(actor, question.Actor)) && State(rule with { Actors = [question.Actor] }, rules, question) != "no";

    private static string State(DrawnRule rule, List<DrawnRule> rules, DrawnQuestion question)
    {
        if (!rule.Actors.Any(actor => Is(question.Actor, actor)) || !Is(question.Action, rule.Action))
        {
            return "no";
        }

        var exceptions = rule.Unless.Select(unless => Holds(unless, question)).Concat(rules.Where(other => rule.Except.Contains(other.Id)).Select(other => State(other, rules, question)));
        return All([Place(rule.With, question.With), Place(rule.On, question.On), .. rule.When.Select(when => Holds(when, question)), Waits(rule, question), .. exceptions.Select(Not)]);
    }

    private static bool Is(string word, string wider) => word == wider || Wider.Contains($"{word}<{wider}");

    private static string Place(string[] wanted, string? given) => wanted.Length == 0 ? "yes" : given is null ? "ask" : wanted.Contains(given) ? "yes" : "no";

    private static string Holds(string condition, DrawnQuestion question)
    {
        var words = condition.Split(' ');
        if (words is [.., DrawnRule.Number, "at", var side, var limit])
        {
            var said = question.Facts.GetValueOrDefault(DrawnRule.Number, words[0] == "stated" ? "unsaid" : "ask");
            var held = !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? said : (side == "least" ? count >= int.Parse(limit, CultureInfo.InvariantCulture) : count <= int.Parse(limit, CultureInfo.InvariantCulture)) ? "yes" : "no";
            return held == "unsaid" ? "no" : words.Contains("not") ? Not(held) : held;
        }

        var state = question.Facts.GetValueOrDefault(words[^1], words[0] == "stated" ? "unsaid" : "ask");
        state = words[^1] == "family" && question.Facts.GetValueOrDefault(DrawnRule.Narrower) == "yes" ? "yes"
            : words[^1] == DrawnRule.Narrower && question.Facts.GetValueOrDefault("family") == "no" ? "no"
            : state;
        return state == "unsaid" ? "no" : words.Contains("not") ? Not(state) : state;
    }

    private static string Waits(DrawnRule rule, DrawnQuestion question)
    {
        var limbs = new List<string>();
        if (rule.Age is { } age)
        {
            limbs.Add(question.Born is { } born ? (question.Asked is { } asked ? (AgeOn(born, asked) < age ? "yes" : "no") : "ask") : question.BirthUnknown ? "person" : question.Aged is { } aged ? (aged < age ? "yes" : "no") : "ask");
        }

        if (rule.Years is { } years)
        {
            limbs.Add(question.Left is { } left ? (question.Asked is { } asked ? (AgeOn(left, asked.AddDays(-1)) < years ? "yes" : "no") : "ask") : question.LeavingUnknown ? "person" : question.YearsAgo is { } ago && ago != years ? (ago < years ? "yes" : "no") : "ask");
        }

        if (rule.Months is { } months)
        {
            limbs.Add(question.Ended is { } ended ? (question.Asked is { } asked ? (asked <= Last(ended, months) ? "yes" : "no") : "ask") : question.EndUnknown ? "person" : "ask");
        }

        return limbs.Count == 0 ? "yes" : rule.Earlier ? All(limbs) : Not(All(limbs.Select(Not)));
    }

    // A year is full when the same month and day come round; 29 February comes round on 1 March in a common year.
    private static int AgeOn(DateOnly from, DateOnly day) => day.Year - from.Year - ((day.Month, day.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0);

    // The last day of so many months, counted on month by month. Twelve of them are a year.
    private static DateOnly Last(DateOnly from, int months)
    {
        var (year, month) = (from.Year, from.Month);
        for (var gone = 0; gone < months; gone++)
        {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }

        var days = DateTime.DaysInMonth(year, month);
        return months % 12 == 0 && from.Day > days ? new DateOnly(year, 3, 1) : new DateOnly(year, month, Math.Min(from.Day, days));
    }

    private static string Not(string state) => state switch { "yes" => "no", "no" => "yes", _ => state };

    private static string All(IEnumerable<string> states) => ((string[])["no", "ask", "person"]).FirstOrDefault(states.ToHashSet().Contains) ?? "yes";
}
