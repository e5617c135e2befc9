using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Check;

/// <summary>Finds what was typed into a clause and would belong to another, so that the document would not be what the page shows.</summary>
internal static partial class MisplacedContent
{
    public static IReadOnlyList<Problem> Of(PolicyDraft draft, DraftText text) =>
        [.. text.Starts.SelectMany(start => In(draft.Clauses.First(clause => clause.Id == start.Clause))
            .Select(problem => problem with { Line = start.Line }))];

    private static IEnumerable<Problem> In(DraftClause clause)
    {
        var prose = clause.Prose.ReplaceLineEndings("\n").Split('\n');
        if (prose.FirstOrDefault(line => Heading().IsMatch(line)) is { } heading)
        {
            yield return new Problem(
                "",
                0,
                $"the heading `{heading.TrimStart('#', ' ', '\t')}` in the prose starts a new clause",
                "take the signs before it out, so that it is part of the prose");
        }

        if (prose.Any(line => line.StartsWith("```", StringComparison.Ordinal)))
        {
            yield return new Problem("", 0, "a part for the program stands in the prose", "put it under “The same as text”");
        }

        // An unclosed block is told by the reader of policies, with its place.
        if (DraftBlock.Around(clause.Blocks) is { Length: > 0 } around && !around.Contains("```", StringComparison.Ordinal))
        {
            yield return new Problem(
                "",
                0,
                $"`{around.Split('\n')[0]}` stands among the parts for the program and belongs to none",
                "put it into what the clause says, or into one of those parts");
        }
    }

    [GeneratedRegex(@"^#{1,6}\s", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
