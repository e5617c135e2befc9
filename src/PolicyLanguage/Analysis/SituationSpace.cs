using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Every situation that some documents can be asked about, but for who does what.</summary>
internal sealed class SituationSpace
{
    /// <summary>The variables in their order; after them, one for each fact, each number and each other date.</summary>
    public const int With = 0, On = 1, Birth = 2, Leaving = 3, FirstFact = 4;

    private readonly Thresholds births;
    private readonly Thresholds leavings;

    private SituationSpace(
        IReadOnlyList<string> counterparts,
        IReadOnlyList<string> channels,
        IReadOnlyList<string> facts,
        IReadOnlyList<CountLimits> counts,
        Thresholds births,
        Thresholds leavings,
        IReadOnlyList<Thresholds> dates)
    {
        (Counterparts, Channels, Facts, Counts) = (counterparts, channels, facts, counts);
        (this.births, this.leavings, Dates) = (births, leavings, dates);
        Both = new ApplyOperation((one, other) => (int)TruthLogic.All([(Truth)one, (Truth)other]), (int)Truth.False, (int)Truth.True);
        Either = new ApplyOperation((one, other) => (int)TruthLogic.Any([(Truth)one, (Truth)other]), (int)Truth.True, (int)Truth.False);
    }

    public DecisionDiagram Diagram { get; } = new();

    /// <summary>Words for the other person; the case after the last is "nobody said".</summary>
    public IReadOnlyList<string> Counterparts { get; }

    public IReadOnlyList<string> Channels { get; }

    public IReadOnlyList<string> Facts { get; }

    /// <summary>The numbers that rules set limits to.</summary>
    public IReadOnlyList<CountLimits> Counts { get; }

    /// <summary>The dates besides birth and leaving from which rules count.</summary>
    public IReadOnlyList<Thresholds> Dates { get; }

    public int FirstCount => FirstFact + Facts.Count;

    public int FirstDate => FirstCount + Counts.Count;

    public int VariableCount => FirstDate + Dates.Count;

    public ApplyOperation Both { get; }

    public ApplyOperation Either { get; }

    /// <summary>The answers met so far, each with its number.</summary>
    public Numbering<AnswerOutcome> Outcomes { get; } = new();

    /// <summary>The space in which the words of the first document are asked about, as far as every other knows them.</summary>
    public static SituationSpace Of(PolicyDocument asked, params IReadOnlyList<PolicyDocument> others) => Of(
        [asked, .. others],
        kind => Names(asked, kind).Where(name => others.All(other => other.Vocabulary.Named(kind, name) is not null)));

    /// <summary>The space in which the words of a document are asked about, each of which the other reads as the nearest that it has.</summary>
    public static SituationSpace Under(PolicyDocument asked, PolicyDocument above) => Of([asked, above], kind => Names(asked, kind));

    /// <summary>The situation that a question is about: the case of each variable.</summary>
    public int[] PointOf(Question question)
    {
        var facts = question.Facts.ToDictionary(fact => fact.Key.Name, fact => (int)fact.Value);
        return
        [
            question.With is { } with && Place(Counterparts, with) is var person and >= 0 ? person : Counterparts.Count,
            question.On is { } on && Place(Channels, on) is var channel and >= 0 ? channel : Channels.Count,
            births.CaseOf(question),
            leavings.CaseOf(question),
            .. Facts.Select(name => facts.GetValueOrDefault(name, (int)Truth.NotGiven)),
            .. Counts.Select(count => count.CaseOf(question)),
            .. Dates.Select(date => date.CaseOf(question)),
        ];
    }

    /// <summary>The value of a function in one situation.</summary>
    public int At(int function, int[] point)
    {
        while (!DecisionDiagram.IsLeaf(function))
        {
            function = Diagram.Branches(function)[point[Diagram.Variable(function)]];
        }

        return DecisionDiagram.Value(function);
    }

    private static SituationSpace Of(PolicyDocument[] all, Func<WordKind, IEnumerable<string>> names)
    {
        var conditions = all.SelectMany(policy => policy.Rules).SelectMany(rule => rule.When.Concat(rule.Unless))
            .ToLookup(condition => condition.AtLeast is null);
        return new SituationSpace(
            [.. names(WordKind.Counterpart)],
            [.. names(WordKind.Channel)],
            [.. conditions[true].Select(condition => condition.Fact.Name).Distinct()],
            [.. conditions[false].GroupBy(condition => condition.Fact.Name)
                .Select(same => new CountLimits(same.Key, same.Select(condition => condition.AtLeast!.Value)))],
            new Thresholds(DateFact.Birth, all.SelectMany(policy => Limits(policy, DateFact.Birth))),
            new Thresholds(DateFact.Leaving, all.SelectMany(policy => Limits(policy, DateFact.Leaving))),
            [.. all.SelectMany(policy => Limbs(policy).Where(limb => limb.Since is not null).Select(limb => (limb.Since!.Name, Limit: Limit(policy, limb))))
                .GroupBy(one => one.Name).Select(same => new Thresholds(same.Key, same.Select(one => one.Limit)))]);
    }

    /// <summary>
    /// The day on which people are asked about: the first of the next month for the last days of one, on which no limit of some months or years ends.
    /// </summary>
    public static DateOnly AskedOn(DateOnly today) => today.Day > 28 ? new DateOnly(today.Year, today.Month, 1).AddMonths(1) : today;

    public static Threshold Limit(PolicyDocument policy, Limb limb) =>
        new(limb.Years, limb.From != DateFact.Birth && policy.Front.YearsEnd == YearsEnd.WithTheDay, limb.Months);

    public Thresholds Of(DateFact fact) => fact == DateFact.Birth ? births : leavings;

    /// <summary>The dates of a limit, and their variable.</summary>
    public (Thresholds Dates, int Variable) Of(Limb limb)
    {
        if (limb.Since is not { } since)
        {
            return (Of(limb.From), limb.From == DateFact.Birth ? Birth : Leaving);
        }

        var place = Enumerable.Range(0, Dates.Count).First(place => Dates[place].Name == since.Name);
        return (Dates[place], FirstDate + place);
    }

    /// <summary>How many cases a variable has.</summary>
    public int Count(int variable) => variable switch
    {
        With => Counterparts.Count + 1,
        On => Channels.Count + 1,
        Birth => births.Count,
        Leaving => leavings.Count,
        _ when variable >= FirstDate => Dates[variable - FirstDate].Count,
        _ when variable >= FirstCount => Counts[variable - FirstCount].Count,
        _ => 4,
    };

    /// <summary>Whether everything is said and known in this case.</summary>
    public bool IsKnown(int variable, int value) => variable switch
    {
        With => value < Counterparts.Count,
        On => value < Channels.Count,
        Birth => births.IsDated(value),
        Leaving => leavings.IsDated(value),
        _ when variable >= FirstDate => Dates[variable - FirstDate].IsDated(value),
        _ when variable >= FirstCount => Counts[variable - FirstCount].IsKnown(value),
        _ => value <= (int)Truth.True,
    };

    /// <summary>The known cases that this one can turn out to be.</summary>
    public IEnumerable<int> Completions(int variable, int value) =>
        IsKnown(variable, value) ? [value]
        : variable == Birth ? births.Completions(value)
        : variable == Leaving ? leavings.Completions(value)
        : variable >= FirstDate ? Dates[variable - FirstDate].Completions(value)
        : variable >= FirstCount ? Counts[variable - FirstCount].Completions(value)
        : Enumerable.Range(0, Count(variable)).Where(other => IsKnown(variable, other));

    /// <summary>A function of one variable.</summary>
    public int Turning(int variable, Func<int, Truth> truth)
    {
        var next = new int[Count(variable)];
        for (var value = 0; value < next.Length; value++)
        {
            next[value] = DecisionDiagram.Leaf((int)truth(value));
        }

        return Diagram.Node(variable, next);
    }

    private static int Place(IReadOnlyList<string> names, Word word) => Enumerable.Range(0, names.Count).FirstOrDefault(place => names[place] == word.Name, -1);

    private static IEnumerable<string> Names(PolicyDocument policy, WordKind kind) => policy.Vocabulary.Names(kind);

    private static IEnumerable<Threshold> Limits(PolicyDocument policy, DateFact fact) =>
        Limbs(policy).Where(limb => limb.From == fact).Select(limb => Limit(policy, limb));

    private static IEnumerable<Limb> Limbs(PolicyDocument policy) => policy.Rules.SelectMany(rule => rule.Until?.Limbs ?? []);
}
