using System.Globalization;

namespace Countersign.PolicyLanguage.Grammar;

/// <summary>One kind of line of a block: a keyword, places that follow it, and places that follow separators.</summary>
/// <param name="Key">Its name, and its keyword where <see cref="Keywords"/> names no others.</param>
public sealed record LineKind(string Key, params Argument[] Head)
{
    /// <summary>The keywords that the line can begin with, with what each means; more than one are offered in a list.</summary>
    public IReadOnlyList<(string Keyword, string Label)> Keywords { get; init; } = [(Key, "")];

    public Argument[] Tails { get; init; } = [];

    public char Separator { get; init; } = ',';

    /// <summary>What the line is read as.</summary>
    public ArgumentType Type { get; init; } = Head.Length > 0 ? Head[0].Type : ArgumentType.Flag;

    /// <summary>Whether it can stand only once: were the last to win, the order of lines would matter.</summary>
    public bool Once { get; init; }

    /// <summary>What is said of a second line; null for the usual sentence.</summary>
    public (string Message, string Help)? Twice { get; init; }

    /// <summary>What a block without it lacks, after its kind and id, and what to write; null where it can be left out.</summary>
    public (string Lacks, string Help)? Missing { get; init; }

    /// <summary>Another line that does in its place.</summary>
    public string? OrElse { get; init; }

    /// <summary>Whether the keyword may stand alone.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The line of which this is one way to write it: the two are one to whoever reads the block.</summary>
    public string? WayOf { get; init; }

    /// <summary>Its name in JSON; null where that is its key, written as one word.</summary>
    public string? Json { get; init; }

    /// <summary>How the manual shows it, as Markdown.</summary>
    public string Written { get; init; } = "";

    /// <summary>What the manual says of it.</summary>
    public string Says { get; init; } = "";

    /// <summary>What stands over the boxes of one line; <c>{0}</c> is its number. Null where the one box says it.</summary>
    public string? Legend { get; init; }

    /// <summary>The question that the list of keywords answers.</summary>
    public string Asks { get; init; } = "";

    /// <summary>What the tails are about, for those who open them.</summary>
    public string More { get; init; } = "";

    /// <summary>What the button calls another one; null where a form has room for one.</summary>
    public string? Another { get; init; }

    /// <summary>Whether a form shows it before anybody asks for it, because hardly any block does without it; one of a list only in a new block.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Whether a form keeps it apart, for the few who need it.</summary>
    public bool Seldom { get; init; }

    /// <summary>Whether the first place is the line's number among its like, which gives the order.</summary>
    public bool Numbered { get; init; }

    /// <summary>Whether the first place is the number of a line of another kind; the key of that kind.</summary>
    public string? PointsTo { get; init; }

    /// <summary>What a form says where the block cannot do without it; null where it can.</summary>
    public string? Needed { get; init; }

    /// <summary>What a form calls it to whoever could add it.</summary>
    public string Called => string.Format(CultureInfo.InvariantCulture, Legend ?? Head[0].Label, 1);

    public bool IsFlag => Type == ArgumentType.Flag;

    /// <summary>Whether every line that begins with no other keyword belongs here.</summary>
    public bool TakesTheRest => Type == ArgumentType.Lines;

    public IEnumerable<Argument> Arguments => [.. Head, .. Tails];

    /// <summary>The keywords of the tails.</summary>
    public IEnumerable<string> TailKeywords => Tails.Select(tail => tail.Lead);
}
