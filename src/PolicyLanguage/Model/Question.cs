namespace Countersign.PolicyLanguage.Model;

/// <summary>A situation that somebody asks about.</summary>
public sealed record Question
{
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
    public IReadOnlyDictionary<Word, Truth> Facts { get; init; } = new Dictionary<Word, Truth>();

    public DateOnly? Born { get; init; }

    public DateOnly? Left { get; init; }

    public DateOnly? Asked { get; init; }

    /// <summary>Full years of age on the day asked, where the birth date is not given.</summary>
    public int? Aged { get; init; }

    /// <summary>Years since leaving, where the date is not given.</summary>
    public int? LeftYearsAgo { get; init; }

    /// <summary>Dates that the asker says nobody can tell.</summary>
    public IReadOnlySet<DateFact> Unknown { get; init; } = new HashSet<DateFact>();

    /// <summary>The numbers that are known. One that nobody can tell stands among the facts.</summary>
    public IReadOnlyDictionary<Word, int> Counts { get; init; } = new Dictionary<Word, int>();

    public Truth Of(Word fact) => Facts.GetValueOrDefault(fact, Truth.NotGiven);

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
