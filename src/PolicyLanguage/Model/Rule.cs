namespace Countersign.PolicyLanguage.Model;

/// <summary>What a rule says of the thing it speaks about.</summary>
public enum RuleVerdict
{
    /// <summary>Not to be done.</summary>
    Forbid,

    /// <summary>A named role decides; no rule does.</summary>
    Judge,

    /// <summary>May be done once the steps are taken.</summary>
    Needs,

    /// <summary>Better not; never a bar.</summary>
    Advise,

    /// <summary>May be done.</summary>
    Allow,

    /// <summary>The policy does not reach it.</summary>
    Outside,

    /// <summary>Says nothing about whether; only what follows when it happens.</summary>
    Whenever,
}

/// <summary>How strongly the author means it. Shown with the answer; it never changes the verdict.</summary>
public enum Strength
{
    Must,
    Should,
    Advised,
    May,
}

/// <summary>A fact that must hold, or must not.</summary>
/// <param name="OnlyIfClaimed">Silence counts as "does not hold", so nobody is asked; a fact declared unknown still goes to a person.</param>
public sealed record Condition(Word Fact, bool Holds, bool OnlyIfClaimed = false)
{
    /// <summary>Of a fact that is a number: the least with which it holds, from 1. "At most 4" is that 5 does not hold. Null for every other fact.</summary>
    public int? AtLeast { get; init; }

    /// <summary>What has to be known of a situation.</summary>
    internal FactTest Test => new(Fact, AtLeast);

    /// <summary>As documents write it: <c>stated not family</c>, <c>administrators at least 2</c>.</summary>
    internal string Written => (OnlyIfClaimed ? "stated " : "") + (AtLeast, Holds) switch
    {
        (null, true) => Fact.Name,
        (null, false) => "not " + Fact.Name,
        ({ } least, true) => $"{Fact.Name} at least {least}",
        ({ } least, false) => $"{Fact.Name} at most {least - 1}",
    };
}

/// <summary>One thing that can be known of a situation: a fact, or that a number reaches a limit.</summary>
internal readonly record struct FactTest(Word Fact, int? AtLeast);

/// <summary>One limit of a waiting time: an age reached, or a time gone since leaving or another day.</summary>
/// <param name="Years">Whole years.</param>
public sealed record Limb(DateFact From, int Years)
{
    /// <summary>Months besides the whole years, fewer than twelve.</summary>
    public int Months { get; init; }

    /// <summary>The day from which it counts, where that is a word of the document.</summary>
    public Word? Since { get; init; }

    /// <summary>The time as documents write it: <c>3 years</c>, <c>1 month</c>, <c>18 months</c>.</summary>
    internal string Length => (Years, Months) switch
    {
        (1, 0) => "1 year",
        (_, 0) => $"{Years} years",
        (0, 1) => "1 month",
        _ => $"{(Years * 12) + Months} months",
    };

    /// <summary>So many months.</summary>
    internal Limb Lasting(int months) => this with { Years = months / 12, Months = months % 12 };
}

/// <summary>Dates that a rule can turn on.</summary>
public enum DateFact
{
    Birth,
    Leaving,

    /// <summary>A day that the document has a word for.</summary>
    Named,
}

/// <summary>A waiting time: over on the latest (or earliest) of the free days of its limbs.</summary>
public sealed record Waiting(IReadOnlyList<Limb> Limbs, bool Latest);

/// <summary>Something to be done besides.</summary>
public abstract record Duty
{
    private Duty()
    {
    }

    public sealed record Do(string What) : Duty;

    /// <param name="Within">Such as <c>1 school day</c>; null where the text gives no time.</param>
    public sealed record ReportTo(string Role, string? Within) : Duty;

    public sealed record ReferTo(string Body) : Duty;

    public sealed override string ToString() => this switch
    {
        Do(var what) => what,
        ReportTo(var role, null) => $"report to the {role}",
        ReportTo(var role, var within) => $"report to the {role} within {within}",
        ReferTo(var body) => $"refer to {body}",
        _ => throw new InvalidOperationException("a duty is one of three"),
    };
}

/// <summary>A signature that is needed first.</summary>
public sealed record Signature(SigningAct Act, Signer By)
{
    public override string ToString() => $"{(Act == SigningAct.Check ? "a check" : "approval")} by {By}";
}

/// <summary>One rule, as its block says it.</summary>
/// <param name="With">Counterparts; empty means anybody.</param>
/// <param name="On">Channels; empty means anywhere.</param>
/// <param name="When">All must hold.</param>
/// <param name="Unless">Any one defeats the rule.</param>
/// <param name="Except">Clauses whose own rules defeat this one where they apply.</param>
public sealed record Rule(
    string Id,
    Clause Clause,
    int Line,
    RuleVerdict Verdict,
    IReadOnlyList<Word> Actors,
    Word Action,
    IReadOnlyList<Word> With,
    IReadOnlyList<Word> On,
    IReadOnlyList<Condition> When,
    IReadOnlyList<Condition> Unless,
    IReadOnlyList<string> Except,
    Waiting? Until,
    IReadOnlyList<Signature> Needs,
    IReadOnlyList<Duty> Then,
    string? Decider,
    string? Because,
    Strength Strength)
{
    /// <summary>Whether it is about this: the actor in any of the roles held, and the action.</summary>
    public bool SpeaksOf(Question question) => Actors.Any(rule => question.Actors.Any(actor => actor.IsCoveredBy(rule))) && question.Action.IsCoveredBy(Action);

    /// <summary>Everything that it is about, as its block says it; <see cref="Action"/> is the first.</summary>
    public IReadOnlyList<Word> Actions
    {
        get => field ?? [Action];
        init;
    }

    /// <summary>A rule of its own for each thing that it is about. What is a kind of another thing named is about that already.</summary>
    internal IEnumerable<Rule> ByAction() => Actions.Count == 1 ? [this]
        : Actions.Distinct().Where(action => Actions.All(other => ReferenceEquals(other, action) || !action.IsCoveredBy(other)))
            .Select(action => this with { Action = action, Actions = [action] });

    /// <summary>Whether who decides is a body.</summary>
    public bool DeciderIsBody { get; init; }

    /// <summary>When who decides does so, in the document's own words; null where they decide when asked.</summary>
    public string? DecidesAt { get; init; }

    /// <summary>How grave it is to break it; null where the text does not weigh it.</summary>
    public Gravity? Gravity { get; init; }

    /// <summary>Only in a trust's or federation's document: a school's own looser rule may stand.</summary>
    public bool SchoolsMayVary { get; init; }

    /// <summary>Only in the law: verdict and duties that a policy has for the same situation do not count.</summary>
    public bool Overrides { get; init; }

    /// <summary>Meetings with other rules that the author knows of.</summary>
    public IReadOnlyList<RuleOver> Over { get; init; } = [];
}

/// <summary>The author knows that a rule meets a rule of this clause, and says why the outcome is right.</summary>
public sealed record RuleOver(string Clause, string Because);
