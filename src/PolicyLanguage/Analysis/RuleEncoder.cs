using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>The rules of one document as functions over a space.</summary>
internal sealed class RuleEncoder
{
    private readonly SituationSpace space;
    private readonly Word?[] counterparts;
    private readonly Word?[] channels;
    private readonly Dictionary<string, int> facts;
    private readonly Dictionary<string, int> known = [];
    private readonly ILookup<string, string> narrower;
    private readonly ILookup<string, string> wider;
    private readonly Dictionary<Rule, int> own = new(ReferenceEqualityComparer.Instance);

    /// <param name="word">The document's word for a name of the space; null where it has none.</param>
    /// <param name="asked">The document in whose words is asked, whose facts imply one another; null for the same.</param>
    public RuleEncoder(SituationSpace space, PolicyDocument policy, Func<WordKind, string, Word?>? word = null, PolicyDocument? asked = null)
    {
        var implied = space.Facts.SelectMany(name => ((asked ?? policy).Vocabulary.Named(WordKind.Fact, name)?.Implies ?? []).Where(space.Facts.Contains)
            .Select(implied => (Narrower: name, Wider: implied))).ToList();
        (narrower, wider) = (implied.ToLookup(one => one.Wider, one => one.Narrower), implied.ToLookup(one => one.Narrower, one => one.Wider));
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

    public int Condition(Condition condition) => space.Diagram.Map(Known(condition), value =>
        (int)((Truth)value == Truth.NotGiven && condition.OnlyIfClaimed ? Truth.False : ((Truth)value).Expecting(condition.Holds)));

    public int All(IEnumerable<int> functions) =>
        functions.Aggregate(DecisionDiagram.Leaf((int)Truth.True), (all, one) => space.Diagram.Apply(space.Both, all, one));

    public int Any(IEnumerable<int> functions) =>
        functions.Aggregate(DecisionDiagram.Leaf((int)Truth.False), (any, one) => space.Diagram.Apply(space.Either, any, one));

    public int Not(int function) => space.Diagram.Map(function, value => (int)((Truth)value).Not());

    public static IEnumerable<Rule> Excepting(Rule rule, IReadOnlyList<Rule> cell) =>
        rule.Except.Count == 0 ? [] : cell.Where(other => rule.Except.Contains(other.Clause.Id));

    private int Known(Condition condition) => condition.AtLeast is { } least
        ? space.Turning(facts[condition.Fact.Name], value => space.Counts[facts[condition.Fact.Name] - space.FirstCount].Reaches(value, least))
        : Known(condition.Fact.Name);

    // What was said of a fact, or follows from what was said of others, as a question has it.
    private int Known(string fact)
    {
        if (!known.TryGetValue(fact, out var truth))
        {
            truth = Said(fact);
            foreach (var name in wider[fact])
            {
                truth = space.Diagram.Apply(new ApplyOperation((said, denied) => denied == 1 ? (int)Truth.False : said), truth, Denied(name));
            }

            truth = space.Diagram.Apply(new ApplyOperation((said, follows) => follows == 1 ? (int)Truth.True : said), truth, Held(fact));
            known[fact] = truth;
        }

        return truth;
    }

    private int Said(string fact) => space.Turning(facts[fact], value => (Truth)value);

    // Where a fact, or one that implies it, was said to hold.
    private int Held(string fact) => narrower[fact].Append(fact).Aggregate(
        DecisionDiagram.Leaf(0),
        (any, name) => space.Diagram.Apply(new ApplyOperation((one, other) => one | (other == (int)Truth.True ? 1 : 0)), any, Said(name)));

    private int Denied(string fact) =>
        space.Diagram.Apply(new ApplyOperation((said, held) => said == (int)Truth.False && held == 0 ? 1 : 0), Said(fact), Held(fact));

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

        var limbs = until.Limbs.Select(limb =>
        {
            var (dates, variable) = space.Of(limb);
            return space.Turning(variable, value => dates.Bars(value, SituationSpace.Limit(Policy, limb)));
        });
        return until.Latest ? Any(limbs) : All(limbs);
    }
}
