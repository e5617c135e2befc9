namespace Countersign.PolicyLanguage.Model;

/// <summary>A numbered clause as governors read it.</summary>
/// <param name="Id">Stable; what answers and approvals cite.</param>
/// <param name="Markdown">The prose without the heading and without its blocks.</param>
public sealed record Clause(string Id, string Heading, string Markdown, int Line);

/// <summary>One fenced block as it stands in the text.</summary>
internal sealed record Block(string Kind, string Id, IReadOnlyList<(int Number, string Text)> Lines, int Line, Clause Clause);
