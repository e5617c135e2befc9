using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>The rules of one document as functions over a space.</summary>
internal sealed class RuleEncoder
{
    private readonly SituationSpace space;
    private readonly Word?[] counterparts;
    private readonly Word?[] channels;
    private readonly Dictionary<string, int> facts;
    private readonly Dictionary<Rule, int> own = new(ReferenceEqualityComparer.Instance);

    /// <param name="word">The document's word for a name of the space; null where it has none.</param>
    public RuleEncoder(SituationSpace space, PolicyDocument policy, Func<WordKind, string, Word?>? word = null)
    {
        (this.space, Policy) = (space, policy);
        word ??= policy.Vocabulary.Named;
        counterparts = [.. space.Counterparts.Select(name => word(WordKind.Counterpart, name))];
        channels = [.. space.Channels.Select(name => word(WordKind.Channel, name))];
        facts = space.Facts.Concat(space.Counts.Select(count => count.Name)).Select((name, place) => (name, place))
            .ToDictionary(fact => fact.name, fact => SituationSpace.FirstFact + fact.place);
    }

    public PolicyDocument Policy { get; }

    /// <summary>Whether a rule applies, its exceptions included.</summary>
    /// <param name="cell">The rules about the same actor and action, among which an exception is looked for.</param>
    public int Applies(Rule rule, IReadOnlyList<Rule> cell) => space.Diagram.Apply(
        space.Both,
        Holds(rule),
        Not(Any([.. rule.Unless.Select(Condition), .. Excepting(rule, cell).Select(other => Applies(other, cell))])));

    /// <summary>Whether everything holds that a rule asks for, its exceptions left aside.</summary>
    public int Holds(Rule rule)
    {
        if (!own.TryGetValue(rule, out var holds))
        {
            holds = All([Slots(rule), .. rule.When.Select(Condition), Waits(rule)]);
            own[rule] = holds;
        }

        return holds;
    }

    /// <summary>Whether counterpart and channel are those that a rule names.</summary>
    public int Slots(Rule rule) =>
        space.Diagram.Apply(space.Both, Slot(SituationSpace.With, rule.With, counterparts), Slot(SituationSpace.On, rule.On, channels));

    public int Condition(Condition condition)
    {
        var variable = facts[condition.Fact.Name];
        return space.Turning(variable, value =>
        {
            var truth = condition.AtLeast is { } least ? space.Counts[variable - space.FirstCount].Reaches(value, least) : (Truth)value;
            return truth == Truth.NotGiven && condition.OnlyIfClaimed ? Truth.False : truth.Expecting(condition.Holds);
        });
    }

    public int All(IEnumerable<int> functions) =>
        functions.Aggregate(DecisionDiagram.Leaf((int)Truth.True), (all, one) => space.Diagram.Apply(space.Both, all, one));

    public int Any(IEnumerable<int> functions) =>
        functions.Aggregate(DecisionDiagram.Leaf((int)Truth.False), (any, one) => space.Diagram.Apply(space.Either, any, one));

    public int Not(int function) => space.Diagram.Map(function, value => (int)((Truth)value).Not());

    public static IEnumerable<Rule> Excepting(Rule rule, IReadOnlyList<Rule> cell) =>
        rule.Except.Count == 0 ? [] : cell.Where(other => rule.Except.Contains(other.Clause.Id));

    private int Slot(int variable, IReadOnlyList<Word> rule, Word?[] words) =>
        rule.Count == 0
            ? DecisionDiagram.Leaf((int)Truth.True)
            : space.Turning(
                variable,
                value => value == words.Length ? Truth.NotGiven : words[value] is { } word && rule.Any(word.IsCoveredBy) ? Truth.True : Truth.False);

    private int Waits(Rule rule)
    {
        if (rule.Until is not { } until)
        {
            return DecisionDiagram.Leaf((int)Truth.True);
        }

        var limbs = until.Limbs.Select(limb => space.Turning(
            limb.From == DateFact.Birth ? SituationSpace.Birth : SituationSpace.Leaving,
            value => space.Of(limb.From).Bars(value, SituationSpace.Limit(Policy, limb))));
        return until.Latest ? Any(limbs) : All(limbs);
    }
}
