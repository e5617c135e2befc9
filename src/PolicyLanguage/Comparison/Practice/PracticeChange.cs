namespace Countersign.PolicyLanguage.Comparison.Practice;

/// <summary>The part of a school's practice to which a change belongs, in the order in which people are told.</summary>
public enum PracticePart
{
    /// <summary>Steps, signatures and confirmations of a piece of work.</summary>
    Signing,

    /// <summary>Who receives a concern, and by when.</summary>
    Concerns,

    /// <summary>Ladders and the catalogue of conduct.</summary>
    Breaches,

    /// <summary>What recurs, and the review of the document itself.</summary>
    Recurring,

    /// <summary>Registers and values that the text leaves open.</summary>
    Lists,

    /// <summary>Roles, and who is asked.</summary>
    People,

    /// <summary>What the document leaves to those below it, and how strongly rules are meant.</summary>
    Force,
}

/// <summary>One thing that is done differently although no answer need differ.</summary>
/// <param name="Situation">What it is about, and where it applies: <c>A post where it could prove controversial</c>.</param>
/// <param name="Before">What is done on the first side; empty where it says nothing.</param>
/// <param name="Sentence">Both sides: <c>A post: was: a check by a colleague, then approval by the senior leader; becomes: approval by the
/// senior leader.</c></param>
/// <param name="Example">One case of it with its date; null where the sentence names the case already.</param>
public sealed record PracticeChange(PracticePart Part, string Situation, string Before, string After, string Sentence, string? Example = null)
{
    internal PracticeChange(PracticePart part, string situation, TwoSides sides)
        : this(part, situation, sides.Before, sides.After, $"{situation}: {sides.Said}.")
    {
    }

    /// <summary>Whether a child's safety may hang on it in the usual case, so that it is read first; whom else it may be about is told after it.</summary>
    public bool IsSafeguarding { get; init; }

    /// <summary>The clauses from which it comes; empty on a side that says nothing.</summary>
    public IReadOnlyList<string> ClausesBefore { get; init; } = [];

    public IReadOnlyList<string> ClausesAfter { get; init; } = [];
}
