using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Where a school's own answer is lighter than that of the document above it, and that document does not leave it to schools.</summary>
internal sealed class LooserThanAbove
{
    private readonly PolicyDocument school;
    private readonly PolicyDocument above;
    private readonly DateOnly today;
    private readonly SituationSpace space;

    public LooserThanAbove(PolicyDocument school, PolicyDocument above, DateOnly today)
    {
        (this.school, this.above, this.today) = (school, above, SituationSpace.AskedOn(today));
        space = SituationSpace.Under(school, above);
    }

    public IEnumerable<Finding> Find()
    {
        var (own, floor) = (new RuleEncoder(space, school), new RuleEncoder(space, above, Nearest, school));
        var told = new HashSet<string>();
        foreach (var group in RuleGroups.Of(school, above, (_, _) => false, all: false, Nearest).Where(group => group.Rules.All(rules => rules.Count > 0)))
        {
            var (mine, theirs) = (new GroupAnswers(space, own, group.Rules[0]), new GroupAnswers(space, floor, group.Rules[1]));
            var lighter = space.Diagram.Apply(new ApplyOperation((one, other) => Weight(space.Outcomes[one].Verdict) is { } light
                && Weight(space.Outcomes[other].Verdict) is { } heavy && light < heavy ? 1 : 0), mine.Outcome, theirs.Outcome);
            var bound = group.Rules[1].Where(rule => rule.SchoolsMayVary).Aggregate(
                lighter,
                (left, rule) => space.Diagram.Apply(new ApplyOperation((is1, varies) => is1 == 1 && varies == 0 ? 1 : 0), left, theirs.Decides(rule)));
            foreach (var rule in group.Rules[0])
            {
                var region = new SolutionSet(
                    space,
                    space.Diagram.Apply(new ApplyOperation((one, other) => one & other, 0, 1), bound, mine.Decides(rule)),
                    value => value == 1);
                if (!region.IsEmpty && Tell(rule, group.Asked[0], region) is { } finding && told.Add(finding.Message))
                {
                    yield return finding;
                }
            }
        }
    }

    private static int? Weight(Verdict verdict) => verdict switch
    {
        Verdict.Forbidden => 5,
        Verdict.Judgement => 4,
        Verdict.AllowedOnce => 3,
        Verdict.AdvisedAgainst => 2,
        Verdict.Allowed => 1,
        Verdict.OutOfScope => 0,
        _ => null,
    };

    // A word that the document above lacks is read there as the nearest wider one.
    private Word? Nearest(WordKind kind, string name) =>
        Exact(kind, name) ?? school.Vocabulary.Named(kind, name)?.Covers.Select(wider => Exact(kind, wider)).FirstOrDefault(word => word is not null);

    private Word? Exact(WordKind kind, string name) => above.Vocabulary.Named(kind, name);

    private Finding? Tell(Rule rule, (string Actor, string Action) asked, SolutionSet region)
    {
        var point = region.Point();
        var witness = WitnessBuilder.Of(space, school, asked, point, today);
        var floor = WitnessBuilder.Put(space, Nearest, asked, point, today) is { } question ? PolicyEvaluator.Decide(above, question) : null;
        var clauses = floor?.Clauses.Where(clause => clause.Part == ClausePart.Decisive).Select(clause => clause.Clause).ToList() ?? [];
        return new Finding(
            FindingKind.LooserThanAbove,
            rule.Clause.Id,
            rule.Line,
            $"the rule {RuleNames.Of(school, rule)} is looser than clause {string.Join(", ", clauses)} of {above.Front.Title}, which stands above it and wins",
            $"make it as strict, or ask for `schools may vary` in that clause",
            witness);
    }
}
