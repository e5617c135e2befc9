namespace Countersign.PolicyLanguage.Model;

/// <summary>What a policy answers.</summary>
public enum Verdict
{
    Allowed,

    /// <summary>Allowed once the steps are taken, in order and by different people.</summary>
    AllowedOnce,

    Forbidden,

    /// <summary>Better not. It never blocks.</summary>
    AdvisedAgainst,

    /// <summary>A person decides.</summary>
    Judgement,

    /// <summary>The policy does not reach it.</summary>
    OutOfScope,

    /// <summary>The text says nothing. Never a yes.</summary>
    Silent,

    /// <summary>It depends on facts that nobody has given yet.</summary>
    NeedsFacts,

    /// <summary>Nothing is asked for permission; something has to be done.</summary>
    ToDo,
}

/// <summary>The part that a clause played, the weightiest first: a clause with several rules is cited once, for the first of these.</summary>
public enum ClausePart
{
    Decisive,

    /// <summary>It could apply; a fact is missing.</summary>
    CannotTell,

    /// <summary>It would apply, but one of its own exceptions holds.</summary>
    ExceptionApplied,

    /// <summary>It adds duties and decides nothing.</summary>
    AddsDuty,

    /// <summary>It applies too, and something weightier decides.</summary>
    Overridden,
}

/// <summary>A clause and the part it played.</summary>
/// <param name="Document">The short name of the document in which it stands.</param>
public sealed record CitedClause(string Clause, string Heading, ClausePart Part, Strength Strength, string Document);

/// <summary>A document that answered.</summary>
public sealed record AnswerSource(string Document, string Title, string? Version, string Hash, Layer Layer);

/// <summary>A fact that could still change the answer, and the question put to people.</summary>
public sealed record MissingFact(string Name, string Question)
{
    /// <summary>The narrower words that make the difference, where the question was wider than a rule; else empty.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>What an answer to the question is: <c>fact</c> (yes or no), <c>number</c>, <c>date</c> or <c>word</c>.</summary>
    public string Kind { get; init; } = FactKind;

    internal const string FactKind = "fact", NumberKind = "number", DateKind = "date", WordKind = "word";

    /// <summary>What can be missing besides the facts of the vocabulary.</summary>
    internal static string[] OfSituation { get; } = ["actor", "counterpart", "channel", "date", "birth date", "leaving date"];

    public bool Equals(MissingFact? other) => other is not null && Name == other.Name && Question == other.Question && Among.SequenceEqual(other.Among);

    public override int GetHashCode() => HashCode.Combine(Name, Question);
}

/// <summary>The day on which the answer changes, and what it then becomes.</summary>
public sealed record Change(DateOnly On, Verdict Becomes);

/// <summary>The whole answer.</summary>
public sealed record Answer
{
    public required Verdict Verdict { get; init; }

    /// <summary>The situation that was asked about.</summary>
    public required Question Question { get; init; }

    /// <summary>The document that answered: its short name and the hash of its bytes.</summary>
    public required string Document { get; init; }

    public required string Hash { get; init; }

    /// <summary>Every document that was heard, the uppermost first.</summary>
    public required IReadOnlyList<AnswerSource> Sources { get; init; }

    public required IReadOnlyList<CitedClause> Clauses { get; init; }

    public IReadOnlyList<Duty> Duties { get; init; } = [];

    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>Who decides, for a judgement; who is asked, where the text is silent or a body decides.</summary>
    public string? Decider { get; init; }

    /// <summary>The body that decides; null where a person does.</summary>
    public string? Body { get; init; }

    /// <summary>When whoever decides does so; null where they decide when asked.</summary>
    public string? DecidesAt { get; init; }

    /// <summary>The body or the role that has the last word, or is asked.</summary>
    internal string? DecidedBy => Body ?? Decider;

    public string? Because { get; init; }

    /// <summary>How grave it is to break what the answer rests on, the gravest of its rules; null where none is weighed.</summary>
    public Gravity? Gravity { get; init; }

    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    /// <summary>What the answer rests on, in words.</summary>
    public IReadOnlyList<string> FactsUsed { get; init; } = [];

    public Change? Change { get; init; }

    /// <summary>How dates were counted; null where no date decided.</summary>
    public string? DayCount { get; init; }
}
