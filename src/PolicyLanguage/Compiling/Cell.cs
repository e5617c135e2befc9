namespace Countersign.PolicyLanguage.Compiling;

/// <summary>The rules that speak of one actor doing one thing, the weightiest first, and the bits of the words that they name.</summary>
internal sealed class Cell
{
    private readonly List<Word> counterparts;
    private readonly List<Word> channels;
    private readonly List<Word> facts;
    private readonly Cube[] cubes;

    private Cell(IReadOnlyList<Rule> rules, YearsEnd ends)
    {
        counterparts = [.. rules.SelectMany(rule => rule.With).Distinct()];
        channels = [.. rules.SelectMany(rule => rule.On).Distinct()];
        facts = [.. rules.SelectMany(rule => rule.When.Concat(rule.Unless)).Select(condition => condition.Fact).Distinct()];
        if (facts.Count > 64 || counterparts.Count > 63 || channels.Count > 63)
        {
            throw new NotSupportedException($"the rules about one actor and action name {facts.Count} facts, {counterparts.Count} counterparts and {channels.Count} channels");
        }

        var ranked = rules.OrderBy(rule => rule.Verdict).ToList();
        cubes = [.. ranked.Select(rule => Compile(rule, ranked, ends))];
    }

    public static Cell Of(IReadOnlyList<Rule> rules, YearsEnd ends) => new(rules, ends);

    public Situation Situate(int number, Question question) => new()
    {
        Cell = number,
        With = Covering(counterparts, question.With),
        On = Covering(channels, question.On),
        Yes = Bits(facts, fact => question.Of(fact) == Truth.True),
        No = Bits(facts, fact => question.Of(fact) == Truth.False),
        Unknown = Bits(facts, fact => question.Of(fact) == Truth.NotKnown),
        Born = Day.Of(question.Born),
        Left = Day.Of(question.Left),
        Asked = Day.Of(question.Asked),
        Aged = question.Aged ?? -1,
        LeftYearsAgo = question.LeftYearsAgo ?? -1,
        BornUnknown = question.Unknown.Contains(DateFact.Birth),
        LeftUnknown = question.Unknown.Contains(DateFact.Leaving),
    };

    public Verdict Verdict(in Situation situation)
    {
        var (undecided, asks, unknown) = (RuleVerdict.Forbid, false, false);
        var (toDo, dutyAsks) = (false, false);
        foreach (var cube in cubes)
        {
            // Something weightier waits for a fact, and nothing as weighty applies.
            if (asks && cube.Verdict != undecided)
            {
                return PolicyLanguage.Verdict.NeedsFacts;
            }

            var applies = cube.Applies(in situation, cubes);
            if (cube.Verdict == RuleVerdict.Whenever)
            {
                toDo |= applies == Truth.True && cube.HasDuties;
                dutyAsks |= applies == Truth.NotGiven && cube.LacksFacts(in situation);
                continue;
            }

            switch (applies)
            {
                case Truth.True:
                    return unknown && UnknownOutweighs(in situation, cube.Verdict) ? PolicyLanguage.Verdict.Judgement : Said(cube.Verdict);
                case Truth.NotGiven:
                    (undecided, asks) = (cube.Verdict, true);
                    break;
                case Truth.NotKnown:
                    unknown = true;
                    break;
            }
        }

        return asks ? PolicyLanguage.Verdict.NeedsFacts
            : unknown ? PolicyLanguage.Verdict.Judgement
            : toDo ? PolicyLanguage.Verdict.ToDo
            : dutyAsks ? PolicyLanguage.Verdict.NeedsFacts
            : PolicyLanguage.Verdict.Silent;
    }

    // Only what is weightier than the verdict counts, so an equally weighty rule that cannot be weighed is left out.
    private bool UnknownOutweighs(in Situation situation, RuleVerdict verdict)
    {
        foreach (var cube in cubes)
        {
            if (cube.Verdict >= verdict)
            {
                return false;
            }

            if (cube.Applies(in situation, cubes) == Truth.NotKnown)
            {
                return true;
            }
        }

        return false;
    }

    private static Verdict Said(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Forbid => PolicyLanguage.Verdict.Forbidden,
        RuleVerdict.Judge => PolicyLanguage.Verdict.Judgement,
        RuleVerdict.Needs => PolicyLanguage.Verdict.AllowedOnce,
        RuleVerdict.Advise => PolicyLanguage.Verdict.AdvisedAgainst,
        RuleVerdict.Allow => PolicyLanguage.Verdict.Allowed,
        _ => PolicyLanguage.Verdict.OutOfScope,
    };

    private Cube Compile(Rule rule, List<Rule> ranked, YearsEnd ends)
    {
        var conditions = rule.When.Concat(rule.Unless).ToList();
        return new Cube
        {
            Verdict = rule.Verdict,
            With = Bits(counterparts, rule.With.Contains),
            On = Bits(channels, rule.On.Contains),
            AgainstYes = Bits(facts, fact => rule.When.Any(when => when.Fact == fact && !when.Holds) || rule.Unless.Any(unless => unless.Fact == fact && unless.Holds)),
            AgainstNo = Bits(facts, fact => rule.When.Any(when => when.Fact == fact && when.Holds) || rule.Unless.Any(unless => unless.Fact == fact && !unless.Holds)),
            AgainstSilence = Bits(facts, fact => rule.When.Any(when => when.Fact == fact && when.Stated)),
            Asks = Bits(facts, fact => conditions.Any(condition => condition.Fact == fact && !condition.Stated)),
            Mentions = Bits(facts, fact => conditions.Any(condition => condition.Fact == fact)),
            Limbs = [.. rule.Until?.Limbs ?? []],
            YearsEnd = ends,
            Latest = rule.Until?.Latest ?? false,
            Except = [.. Enumerable.Range(0, ranked.Count).Where(place => rule.Except.Contains(ranked[place].Clause.Id))],
            HasDuties = rule.Then.Count > 0,
        };
    }

    private static ulong Covering(List<Word> words, Word? asked) => asked is null ? 0 : Situation.Named | Bits(words, asked.IsCoveredBy);

    private static ulong Bits(List<Word> words, Func<Word, bool> has)
    {
        var bits = 0UL;
        for (var place = 0; place < words.Count; place++)
        {
            bits |= has(words[place]) ? 1UL << place : 0;
        }

        return bits;
    }
}
