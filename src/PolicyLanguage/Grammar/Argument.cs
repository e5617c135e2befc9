using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Grammar;

/// <summary>One place of a line.</summary>
/// <param name="Key">Its name within the line.</param>
/// <param name="Label">The question that a form puts; <c>{0}</c> is the number of the line.</param>
public sealed record Argument(string Key, string Label, ArgumentType Type = ArgumentType.Text)
{
    /// <summary>What stands before it: in the head of a line a word such as <c>to</c>, after a separator its keyword; empty for none.</summary>
    public string Lead { get; init; } = "";

    /// <summary>What stands between several; null where there is one.</summary>
    public string? Joined { get; init; }

    /// <summary>The question of every further place.</summary>
    public string More { get; init; } = "Or another";

    /// <summary>The question in every further line of the kind; null where it stays the same.</summary>
    public string? Again { get; init; }

    /// <summary>What a list says while nothing is chosen; null for what its type says.</summary>
    public string? Nothing { get; init; }

    /// <summary>The kind of a word.</summary>
    public WordKind Word { get; init; }

    /// <summary>The kinds of word of which it can be said; empty for all. Only in a line that declares a word.</summary>
    public IReadOnlyList<WordKind> Of { get; init; } = [];

    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    /// <summary>What several of its choices are called in an error.</summary>
    public string Plural { get; init; } = "";

    public string? Hint { get; init; }

    /// <summary>Characters that the box shows; null where it is as wide as the column.</summary>
    public int? Width { get; init; }

    /// <summary>Whether it is about numbers, so that a form shows it only where the document counts something.</summary>
    public bool OnlyOfNumbers { get; init; }

    /// <summary>The boxes that one value is put together from; empty where one box is enough.</summary>
    public IReadOnlyList<Argument> Parts { get; init; } = [];
}
