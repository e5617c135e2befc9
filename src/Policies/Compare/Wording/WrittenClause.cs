using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Compare.Wording;

/// <summary>A clause or a heading as it is written, without what makes it run.</summary>
/// <param name="Number">Null where the heading only structures.</param>
/// <param name="Text">A line for each paragraph and list item; empty where there is a heading alone.</param>
internal sealed record WrittenClause(string? Number, string Heading, string Text)
{
    /// <summary>Every one of a document, in its order. What stands before the first heading has an empty one.</summary>
    public static IReadOnlyList<WrittenClause> Of(PolicyDocument policy)
    {
        var clauses = new List<WrittenClause>();
        foreach (var part in policy.Parts)
        {
            if (part is DocumentPart.Heading heading)
            {
                clauses.Add(new WrittenClause(heading.Clause, heading.Text, ""));
            }
            else if (part is DocumentPart.Prose prose && PlainProse.Of(prose.Markdown) is { Length: > 0 } text)
            {
                var last = clauses.Count == 0 ? new WrittenClause(null, "", "") : clauses[^1];
                clauses.RemoveRange(Math.Max(0, clauses.Count - 1), Math.Min(1, clauses.Count));
                clauses.Add(last with { Text = last.Text.Length == 0 ? text : $"{last.Text}\n{text}" });
            }
        }

        return clauses;
    }
}
