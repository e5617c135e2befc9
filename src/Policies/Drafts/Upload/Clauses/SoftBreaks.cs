using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>A paragraph can hold several clauses, each on a line that a soft break ends.</summary>
internal static class SoftBreaks
{
    public static IEnumerable<UploadedParagraph> Apart(UploadedParagraph paragraph)
    {
        if (!paragraph.Text.Contains('\n', StringComparison.Ordinal) || paragraph.Cell is not null)
        {
            return [paragraph];
        }

        // A heading over two lines is one heading.
        List<string> lines = [.. paragraph.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (paragraph.HeadingLevel is not null || paragraph.IsTitle)
        {
            return [paragraph with { Text = string.Join(' ', lines) }];
        }

        var typed = new TypedNumbers(lines);
        var apart = new List<string>();
        foreach (var line in lines)
        {
            if (typed.Split(line).Label is not null || apart.Count == 0)
            {
                apart.Add(line);
            }
            else
            {
                apart[^1] += "\n" + line;
            }
        }

        return apart.Select((text, at) => at == 0
            ? paragraph with { Text = text, Notes = at == apart.Count - 1 ? paragraph.Notes : [] }
            : new UploadedParagraph(text) { Notes = at == apart.Count - 1 ? paragraph.Notes : [] });
    }
}
