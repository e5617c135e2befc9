using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>Headings and what stands under them.</summary>
internal static class HeadingChecks
{
    public static IEnumerable<Finding> EmptyPromises(LintText text) =>
        from one in text.Policy.Parts.Select((part, at) => (Heading: part as DocumentPart.Heading, At: at))
        where one.Heading is { Level: > 1 }
        let under = Under(text.Policy.Parts, one.At, one.Heading!.Level)
        from topic in text.Words.Topics
        where under.Count > 0 && topic.IsNamedIn(one.Heading!.Text) && !under.Any(topic.IsIn)
        select new Finding(
            FindingKind.EmptyPromise,
            one.Heading!.Clause,
            one.Heading.Line,
            $"the heading `{one.Heading.Text}` speaks of {topic.Name}, and nothing under it does",
            "say under it what holds, or give it a heading that fits");

    private static List<string> Under(IReadOnlyList<DocumentPart> parts, int at, int level) =>
        [.. parts.Skip(at + 1).TakeWhile(part => part is not DocumentPart.Heading next || next.Level > level).SelectMany(Texts)];

    // Examples ask of everything; they promise nothing.
    private static IEnumerable<string> Texts(DocumentPart part) => part switch
    {
        DocumentPart.Heading heading => [heading.Text],
        DocumentPart.Prose prose => [prose.Markdown],
        DocumentPart.Block { Kind: not "ask" } block => block.Lines,
        _ => [],
    };
}
