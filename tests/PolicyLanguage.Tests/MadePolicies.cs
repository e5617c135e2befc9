using System.Globalization;
using System.Text;
using Countersign.PolicyLanguage.Model;
using PolicyLanguage.Tests.Evaluation;

namespace PolicyLanguage.Tests;

/// <summary>Policies and questions made from a seed, written out in the language and read back.</summary>
internal sealed class MadePolicies(int seed)
{
    private static readonly string[] Verdicts = ["forbid", "leave to judgement", "needs", "advise against", "allow", "leave outside"];

    private static readonly string[] Counterparts = ["current pupil", "former pupil", "pupil of another school"];

    private static readonly string[] Channels = ["personal account", "official account"];

    private static readonly string[] Facts = ["family", "unsure", "controversial", "authorised"];

    private readonly Random random = new(seed);

    public static PolicyDocument Read(IEnumerable<MadeRule> rules, string front = "")
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"### 2.{rule.Clause} Clause\n\n```rule r{rule.Clause}\n").AppendJoin('\n', Lines(rule)).Append("\n```\n");
        }

        return QuestionTexts.Policy(text.ToString(), front);
    }

    public static string Text(MadeQuestion question)
    {
        string Day(string name, DateOnly? day) => day is { } known ? $"{name} {known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        var parts = (string[])
        [
            "staff to connect" + (question.With is null ? "" : " with a " + question.With) + (question.On is null ? "" : " on a " + question.On),
            Day("born", question.Born), Day("left", question.Left), Day("asked", question.Asked), question.BirthUnknown ? "birth date unknown" : "",
            .. question.Facts.Select(fact => fact.Value switch { true => fact.Key, false => "not " + fact.Key, null => fact.Key + " unknown" }),
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    public List<MadeRule> Rules() => [.. Enumerable.Range(1, random.Next(1, 8)).Select(Rule)];

    /// <summary>Rules of which some give way to a school's own.</summary>
    public List<MadeRule> RulesOfATrust() => [.. Rules().Select(rule => rule with { MayVary = random.Next(3) == 0 })];

    /// <summary>Rules of which some set the policies aside.</summary>
    public List<MadeRule> RulesOfTheLaw() => [.. Rules().Take(3).Select(rule => rule with { Overrides = random.Next(3) == 0, Except = [] })];

    public MadeRule Forbid(int clause) => Rule(clause) with { Verdict = "forbid", Except = [] };

    public List<MadeRule> Shuffled(List<MadeRule> rules)
    {
        var shuffled = rules.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    /// <summary>A question whose day lies at a limit, the day before or the day after.</summary>
    public MadeQuestion Question()
    {
        var born = Pick([new DateOnly(2008, 2, 29), new DateOnly(2006, 3, 10), new DateOnly(2005, 12, 31)]);
        var left = Pick([new DateOnly(2020, 2, 29), new DateOnly(2021, 7, 20), new DateOnly(2023, 12, 31)]);
        var (from, years) = random.Next(2) == 0 ? (born, Pick([18, 19])) : (left, Pick([1, 3]));
        var limit = new DateOnly(from.Year + years, from.Month, 1).AddDays(from.Day - 1);
        var facts = Facts.Where(_ => random.Next(3) > 0).ToDictionary(fact => fact, _ => Pick<bool?>([true, false, false, true, null]));
        var birth = random.Next(4);
        return new MadeQuestion(Maybe(Counterparts, 8), Maybe(Channels, 6), facts, birth > 1 ? born : null, random.Next(4) > 0 ? left : null, limit.AddDays(random.Next(-2, 4)), birth == 1);
    }

    private static IEnumerable<string> Lines(MadeRule rule)
    {
        yield return (rule.Verdict == "needs" ? "allow" : rule.Verdict) + " staff to connect";
        var lines = new List<string?>
        {
            rule.Verdict == "needs" ? "needs approval by the manager" : null,
            rule.MayVary ? "schools may vary" : null,
            rule.Overrides ? "overrides" : null,
            rule.Verdict == "leave to judgement" ? "by the headteacher" : null,
            rule.With is null ? null : "with a " + rule.With,
            rule.On is null ? null : "on a " + rule.On,
            rule.Until switch
            {
                ({ } later, { } age, { } years) => $"until the {(later ? "later" : "earlier")} of {years} years after leaving and age {age}",
                (_, { } age, null) => $"until age {age}",
                (_, null, { } years) => $"until {years} years after leaving",
                _ => null,
            },
        };
        lines.AddRange(rule.When.Select(when => $"when {(when.Holds ? "" : "not ")}{when.Fact}"));
        lines.AddRange(rule.Unless.Select(unless => $"unless {(unless.Holds ? "" : "not ")}{unless.Fact}"));
        lines.AddRange(rule.Except.Select(clause => $"except 2.{clause}"));
        foreach (var line in lines.OfType<string>())
        {
            yield return line;
        }
    }

    // Exceptions only point to earlier clauses, so that they never go round in a circle.
    private MadeRule Rule(int clause) => new(
        clause,
        Pick(Verdicts),
        Maybe(Counterparts, 2),
        Maybe(Channels, 2),
        [.. Conditions()],
        [.. Conditions()],
        clause > 1 && random.Next(3) == 0 ? [random.Next(1, clause)] : [],
        random.Next(5) switch
        {
            0 => (true, Pick([18, 19]), Pick([1, 3])),
            1 => (false, Pick([18, 19]), Pick([1, 3])),
            2 => (true, Pick([18, 19]), null),
            3 => (true, null, Pick([1, 3])),
            _ => null,
        });

    private IEnumerable<(string Fact, bool Holds)> Conditions() => Facts.Where(_ => random.Next(6) == 0).Select(fact => (fact, random.Next(2) == 0));

    private string? Maybe(string[] words, int odds) => random.Next(odds) == 0 ? null : Pick(words);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
