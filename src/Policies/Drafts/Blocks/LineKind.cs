using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>What a box of a form takes.</summary>
internal enum Offer
{
    Text,

    /// <summary>Several lines, each a line of the block.</summary>
    Lines,

    /// <summary>Said by its keyword alone: ticked or not.</summary>
    Flag,

    Choices,

    Role,

    /// <summary>A role, or any colleague.</summary>
    Signer,

    /// <summary>A role, or a body outside the school.</summary>
    Recipient,

    /// <summary>A word of one kind.</summary>
    Word,

    /// <summary>A fact that holds, or that does not.</summary>
    Fact,

    Clause,

    Setting,
}

/// <summary>One box of a line.</summary>
/// <param name="Key">Its name within the line.</param>
/// <param name="Label">The question; <c>{0}</c> is the number of the line.</param>
internal sealed record BoxKind(string Key, string Label, Offer Offer = Offer.Text)
{
    /// <summary>The keyword that stands before it, after a separator; empty at the head of the line.</summary>
    public string Lead { get; init; } = "";

    /// <summary>What stands between several; null where there is one.</summary>
    public string? Joined { get; init; }

    /// <summary>The question of every further box.</summary>
    public string More { get; init; } = "Or another";

    public WordKind Word { get; init; }

    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    public string? Hint { get; init; }

    /// <summary>Characters that the box shows; null where it is as wide as the column.</summary>
    public int? Width { get; init; }
}

/// <summary>One kind of line of a block: a keyword, boxes that follow it, and boxes that follow separators.</summary>
/// <param name="Key">Its name within the form, and its keyword where <see cref="Keywords"/> names no others.</param>
internal sealed record LineKind(string Key, params BoxKind[] Head)
{
    /// <summary>What stands over the boxes of one line; <c>{0}</c> is its number. Null where the one box says it.</summary>
    public string? Legend { get; init; }

    /// <summary>The keywords that the line can begin with; more than one are offered in a list.</summary>
    public IReadOnlyList<(string Keyword, string Label)> Keywords { get; init; } = [(Key, "")];

    /// <summary>The question that the list of keywords answers.</summary>
    public string Asks { get; init; } = "";

    public BoxKind[] Tails { get; init; } = [];

    /// <summary>What the tails are about, for those who open them.</summary>
    public string More { get; init; } = "";

    public char Separator { get; init; } = ',';

    /// <summary>Whether the block may have several, and what the button calls another one.</summary>
    public string? Another { get; init; }

    /// <summary>Whether the first box is the line's place among its like, which the form counts anew.</summary>
    public bool Numbered { get; init; }

    /// <summary>Whether the first box is the number of a line of another kind; the key of that kind.</summary>
    public string? PointsTo { get; init; }

    /// <summary>What is said where the block cannot do without it; null where it can.</summary>
    public string? Needed { get; init; }

    /// <summary>Whether every line that begins with no other keyword belongs here.</summary>
    public bool TakesTheRest => Head is [{ Offer: Offer.Lines }];

    public bool IsSimple => Head.Length == 1 && Tails.Length == 0 && Keywords.Count == 1;

    public IEnumerable<BoxKind> Boxes => [.. Head, .. Tails];
}

/// <summary>One kind of block, as people who do not type blocks meet it.</summary>
/// <param name="Called">With its article: <c>a route for concerns</c>.</param>
/// <param name="Explains">What it is for, in a sentence.</param>
internal sealed record BlockKind(string Kind, string Called, string Explains, params LineKind[] Lines)
{
    /// <summary>Which line gives a new block its name; null where it is counted.</summary>
    public string? NamedAfter { get; init; }
}
