namespace Countersign.PolicyLanguage;

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

    /// <summary>Reads a situation in the words of a document: <c>staff to connect with a former pupil, born 2006-03-10, asked 2024-03-09</c>.</summary>
    public static QuestionResult Read(PolicyDocument policy, string text)
    {
        var (question, misread) = Reading.QuestionReader.Read(text, policy.Vocabulary);
        return new QuestionResult(question, misread);
    }

    public Truth Of(Word fact) => Facts.GetValueOrDefault(fact, Truth.NotGiven);

    /// <summary>Whether a condition holds here.</summary>
    public Truth Of(Condition condition)
    {
        var truth = Of(condition.Fact).Expecting(condition.Holds);
        return truth == Truth.NotGiven && condition.Stated ? Truth.False : truth;
    }
}

/// <summary>A question, or why the text is none.</summary>
public sealed record QuestionResult(Question? Question, Reading.Misread? Misread);
