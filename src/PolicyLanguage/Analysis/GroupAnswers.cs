using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Every answer of one document about one actor and action, as functions over the space.</summary>
internal sealed class GroupAnswers
{
    private readonly SituationSpace space;
    private readonly List<Rule> ranked;
    private readonly List<int> applies;

    /// <summary>The verdict whose rules ask for their duties, by number; one more where a fact is waited for.</summary>
    private readonly int speaks;

    public GroupAnswers(SituationSpace space, RuleEncoder encoder, IReadOnlyList<Rule> rules)
    {
        this.space = space;
        Rules = rules;
        ranked = [.. rules.OrderBy(rule => rule.Verdict).ThenBy(rule => rule.Id, StringComparer.Ordinal)];
        applies = [.. ranked.Select(rule => encoder.Applies(rule, rules))];
        var courses = new Numbering<OutcomeAccumulator>();
        var accumulated = DecisionDiagram.Leaf(courses.Of(new OutcomeAccumulator()));
        for (var place = 0; place < ranked.Count; place++)
        {
            var at = place;
            accumulated = space.Diagram.Apply(
                new ApplyOperation((before, truth) => courses.Of(courses[before].Next(ranked, at, (Truth)truth))),
                accumulated,
                applies[place]);
        }

        Outcome = space.Diagram.Map(accumulated, value => space.Outcomes.Of(courses[value].End(ranked, encoder.Policy.Front)));
        speaks = space.Diagram.Map(accumulated, value => (int)(courses[value].Speaks ?? RuleVerdict.Whenever + 1));
    }

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The number of the outcome in every situation.</summary>
    public int Outcome { get; }

    public IEnumerable<Duty> Duties => Rules.SelectMany(rule => rule.Then).Distinct();

    /// <summary>Whether a rule applies, in every situation.</summary>
    public int Applies(Rule rule) => applies[ranked.FindIndex(one => ReferenceEquals(one, rule))];

    /// <summary>Where a rule decides, or adds its duties.</summary>
    public int Decides(Rule rule) =>
        space.Diagram.Apply(new ApplyOperation((speaking, truth) => truth == (int)Truth.True && Speaks(rule, speaking) ? 1 : 0), speaks, Applies(rule));

    /// <summary>Where the answer carries a duty.</summary>
    public int Carries(Duty duty) =>
        Rules.Where(rule => rule.Then.Contains(duty))
            .Aggregate(DecisionDiagram.Leaf(0), (any, rule) => space.Diagram.Apply(new ApplyOperation((one, other) => one | other, 1, 0), any, Decides(rule)));

    private static bool Speaks(Rule rule, int speaking) =>
        rule.Verdict == RuleVerdict.Whenever ? speaking <= (int)RuleVerdict.Whenever : speaking == (int)rule.Verdict;
}
