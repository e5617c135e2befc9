namespace Countersign.PolicyLanguage.Model;

/// <summary>What a word of the language names.</summary>
public enum WordKind
{
    Actor,
    Action,
    Counterpart,
    Channel,
    Fact,
    Body,

    /// <summary>What a report can be about; routes say who receives it.</summary>
    Concern,

    /// <summary>A day from which rules count besides birth and leaving.</summary>
    Date,
}

/// <summary>A word of the closed vocabulary.</summary>
/// <param name="Name">As it is written in documents and shown to people.</param>
/// <param name="Covers">The wider words that a rule may use and still mean this one, itself included.</param>
/// <param name="Asks">The question put to people; only facts and dates have one.</param>
public sealed record Word(WordKind Kind, string Name, IReadOnlyList<string> Covers, string? Asks)
{
    /// <summary>
    /// How it reads within a sentence: with its article, or for an action with <c>somebody</c> where the other person is named; null where the name
    /// will do.
    /// </summary>
    public string? Said { get; init; }

    /// <summary>More than one of them: <c>people around the school</c>; null where the ending of the name is enough.</summary>
    public string? Many { get; init; }

    /// <summary>What holds where the answer to the question is yes, as a statement; null where it follows from the question.</summary>
    public string? Yes { get; init; }

    /// <summary>What holds where the answer is no; null where it follows from the question or from <see cref="Yes"/>.</summary>
    public string? No { get; init; }

    /// <summary>What people who do not work at the school call them, with the article; null where they use the same word.</summary>
    public string? Outside { get; init; }

    /// <summary>The heading under which house rules put what is done; null where the word gives none.</summary>
    public string? Under { get; init; }

    /// <summary>A core word that came later than documents which may have a word of that name of their own: theirs holds.</summary>
    internal bool Yields { get; init; }

    /// <summary>Of a fact that is a number: what is counted, such as <c>messages a day</c>. Null for every other word.</summary>
    public string? Counts { get; init; }

    /// <summary>The facts that hold wherever this one does, of this kind alone; empty for most.</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];

    /// <summary>Whether a rule written with <paramref name="ruleWord"/> speaks about this word.</summary>
    public bool IsCoveredBy(Word ruleWord) => ReferenceEquals(this, ruleWord) || Covers.Contains(ruleWord.Name);

    /// <summary>Of the name alone, which tells words apart well enough and is quick.</summary>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
