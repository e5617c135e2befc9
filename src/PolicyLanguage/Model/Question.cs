namespace Countersign.PolicyLanguage.Model;

/// <summary>A situation that somebody asks about.</summary>
public sealed record Question
{
    // Most documents have no facts that imply one another.
    private readonly bool implying;

    public required Word Actor { get; init; }

    /// <summary>Other roles that the same person holds: the rules of all of them apply.</summary>
    public IReadOnlyList<Word> AlsoAs { get; init; } = [];

    /// <summary>Every role that the person holds.</summary>
    public IReadOnlyList<Word> Actors => [Actor, .. AlsoAs];

    public required Word Action { get; init; }

    public Word? With { get; init; }

    public Word? On { get; init; }

    /// <summary>Narrower words that are not meant: <c>staff to publish, not account lead</c>.</summary>
    public IReadOnlyList<Word> NotAs { get; init; } = [];

    /// <summary>What is known: a fact that is missing here was not given.</summary>
    public IReadOnlyDictionary<Word, Truth> Facts
    {
        get;
        init
        {
            field = value;
            implying = value.Keys.Any(fact => fact.Implies.Count > 0);
        }
    } = new Dictionary<Word, Truth>();

    public DateOnly? Born { get; init; }

    public DateOnly? Left { get; init; }

    public DateOnly? Asked { get; init; }

    /// <summary>The other days that are known; null for one that nobody can tell.</summary>
    public IReadOnlyDictionary<Word, DateOnly?> Dates { get; init; } = new Dictionary<Word, DateOnly?>();

    /// <summary>Full years of age on the day asked, where the birth date is not given.</summary>
    public int? Aged { get; init; }

    /// <summary>Years since leaving, where the date is not given.</summary>
    public int? LeftYearsAgo { get; init; }

    /// <summary>Dates that the asker says nobody can tell.</summary>
    public IReadOnlySet<DateFact> Unknown { get; init; } = new HashSet<DateFact>();

    /// <summary>The numbers that are known. One that nobody can tell stands among the facts.</summary>
    public IReadOnlyDictionary<Word, int> Counts { get; init; } = new Dictionary<Word, int>();

    /// <summary>The day from which a limit counts; null where nobody gave it.</summary>
    internal DateOnly? From(Limb limb) => limb switch
    {
        { From: DateFact.Birth } => Born,
        { From: DateFact.Leaving } => Left,
        _ => Dates.GetValueOrDefault(limb.Since!),
    };

    /// <summary>Whether nobody can tell the day from which a limit counts.</summary>
    internal bool IsUnknown(Limb limb) => limb.Since is { } since ? Dates.TryGetValue(since, out var day) && day is null : Unknown.Contains(limb.From);

    /// <summary>What is known of a fact: what was said of it, or what follows from what was said of others.</summary>
    public Truth Of(Word fact)
    {
        var said = Facts.GetValueOrDefault(fact, Truth.NotGiven);
        return said == Truth.True || (!implying && fact.Implies.Count == 0) ? said
            : FollowsFrom(fact.Name).Any() ? Truth.True
            : said == Truth.False || fact.Implies.Any(IsDenied) ? Truth.False
            : said;
    }

    /// <summary>The facts that hold and imply this one.</summary>
    internal IEnumerable<Word> FollowsFrom(string fact) =>
        Facts.Where(other => other.Value == Truth.True && other.Key.Implies.Contains(fact)).Select(other => other.Key);

    /// <summary>Whether it was said that a fact does not hold, and nothing that was said implies it.</summary>
    internal bool IsDenied(string fact) => Facts.Any(other => other.Key.Name == fact && other.Value == Truth.False) && !FollowsFrom(fact).Any();

    /// <summary>What is known of a fact, or of whether a number reaches a limit.</summary>
    internal Truth Of(FactTest test) =>
        test.AtLeast is not { } least ? Of(test.Fact)
        : Counts.TryGetValue(test.Fact, out var count) ? (count >= least ? Truth.True : Truth.False)
        : Of(test.Fact) == Truth.NotKnown ? Truth.NotKnown
        : Truth.NotGiven;

    /// <summary>Whether a condition holds here.</summary>
    public Truth Of(Condition condition)
    {
        var truth = Of(condition.Test).Expecting(condition.Holds);
        return truth == Truth.NotGiven && condition.OnlyIfClaimed ? Truth.False : truth;
    }
}

/// <summary>A misunderstanding, with what to write instead.</summary>
public sealed record Misread(string Message, string? Help);

/// <summary>A question, or why the text is none.</summary>
public sealed record QuestionResult(Question? Question, Misread? Misread);
