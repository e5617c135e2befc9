using Countersign.Platforms.Contract;

namespace Countersign.Posts.Noticeboard;

/// <summary>A stretch of plain text; with an address where it is a link.</summary>
internal sealed record TextRun(string Text, Uri? Link);

/// <summary>Plain text in paragraphs of lines of stretches. Nothing in it is markup; only https addresses become links.</summary>
internal static class Paragraphs
{
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<TextRun>>> Of(string text)
    {
        List<IReadOnlyList<IReadOnlyList<TextRun>>> paragraphs = [];
        List<IReadOnlyList<TextRun>> lines = [];
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (line.Trim().Length > 0)
            {
                lines.Add(Stretches(line.TrimEnd()));
            }
            else if (lines.Count > 0)
            {
                paragraphs.Add(lines);
                lines = [];
            }
        }

        return paragraphs;
    }

    /// <summary>The links of a text that a reader may follow.</summary>
    public static IEnumerable<Facet> Links(string text) => Facets.Find(text).Where(facet => facet.Kind == FacetKind.Link && MayFollow(facet));

    private static List<TextRun> Stretches(string line)
    {
        List<TextRun> found = [];
        var done = 0;
        foreach (var facet in Links(line))
        {
            Add(found, line[done..facet.Start], null);
            done = facet.Start + facet.Length;
            Add(found, line[facet.Start..done], new Uri(facet.Value));
        }

        Add(found, line[done..], null);
        return found;
    }

    // A name before an @ in an address looks like the site it leads to, and is not.
    private static bool MayFollow(Facet facet) =>
        Uri.TryCreate(facet.Value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0;

    private static void Add(List<TextRun> found, string text, Uri? link)
    {
        if (text.Length > 0)
        {
            found.Add(new TextRun(text, link));
        }
    }
}
