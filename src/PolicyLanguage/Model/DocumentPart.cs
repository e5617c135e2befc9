namespace Countersign.PolicyLanguage.Model;

/// <summary>A document taken apart in its own order, so that it can be shown as it stands.</summary>
public abstract record DocumentPart
{
    private DocumentPart()
    {
    }

    /// <param name="Level">1 to 6, as in the text.</param>
    /// <param name="Clause">The id of the clause that begins here; null where the heading only structures.</param>
    public sealed record Heading(int Level, string Text, string? Clause) : DocumentPart
    {
        /// <summary>Where it stands in the text, from 1.</summary>
        public int Line { get; init; } = 1;
    }

    /// <summary>Prose between headings and blocks, as Markdown.</summary>
    public sealed record Prose(string Markdown) : DocumentPart
    {
        /// <summary>Where it begins in the text, from 1.</summary>
        public int Line { get; init; } = 1;
    }

    /// <param name="Line">Where it begins in the text, from 1.</param>
    public sealed record Block(string Kind, string Id, IReadOnlyList<string> Lines, int Line) : DocumentPart
    {
        /// <summary>What the block was read as: a rule, a route; null where it declares words.</summary>
        public object? Record { get; init; }

        /// <summary>The values of its lines; null where they are not lines with a keyword each.</summary>
        internal BlockValues? Values { get; init; }
    }
}
