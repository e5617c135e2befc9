namespace Countersign.PolicyLanguage.Linting;

/// <summary>Headings and what stands under them.</summary>
internal static class HeadingChecks
{
    public static IEnumerable<Finding> EmptyPromises(LintText text)
    {
        var parts = text.Policy.Parts;
        var line = 1;
        for (var at = 0; at < parts.Count; at++)
        {
            line = parts[at] switch { DocumentPart.Prose prose => prose.Line, DocumentPart.Block block => block.Line, _ => line };
            if (parts[at] is DocumentPart.Heading { Level: > 1 } heading)
            {
                var under = parts.Skip(at + 1).TakeWhile(part => part is not DocumentPart.Heading next || next.Level > heading.Level).SelectMany(Texts).ToList();
                foreach (var topic in text.Words.Topics.Where(topic => Promises(heading, topic) && under.Count > 0 && !under.Any(topic.IsIn)))
                {
                    yield return new Finding(FindingKind.EmptyPromise, heading.Clause, Line(text, heading, line), $"the heading `{heading.Text}` speaks of {topic.Name}, and nothing under it does", "say under it what holds, or give it a heading that fits");
                }
            }
        }
    }

    private static int Line(LintText text, DocumentPart.Heading heading, int before) => text.Policy.Clauses.FirstOrDefault(clause => clause.Id == heading.Clause)?.Line ?? before;

    private static bool Promises(DocumentPart.Heading heading, Named topic) => (topic with { Signs = [] }).IsIn(heading.Text);

    // Examples ask of everything; they promise nothing.
    private static IEnumerable<string> Texts(DocumentPart part) => part switch
    {
        DocumentPart.Heading heading => [heading.Text],
        DocumentPart.Prose prose => [prose.Markdown],
        DocumentPart.Block { Kind: not "ask" } block => block.Lines,
        _ => [],
    };
}
