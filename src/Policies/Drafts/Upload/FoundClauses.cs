using System.Text;
using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>A piece of a document that somebody brought, as the draft will hold it.</summary>
/// <param name="Number">The clause's own number; null where it is a heading that only structures.</param>
/// <param name="Prose">As Markdown.</param>
internal sealed record FoundClause(string? Number, int Level, string Heading, string Prose);

/// <summary>The title of a document and its clauses in the order of the text.</summary>
internal sealed record FoundDocument(string? Title, IReadOnlyList<FoundClause> Clauses);

/// <summary>Finds the clauses in a document: numbers are kept as they stand; headings get one where the document has none at all.</summary>
internal static partial class FoundClauses
{
    private const int LongestHeading = 80;

    public static FoundDocument In(IReadOnlyList<UploadedParagraph> paragraphs)
    {
        var title = paragraphs[0] is { HeadingLevel: 1, Number: null } first ? first.Text : null;
        var rest = title is null ? paragraphs : [.. paragraphs.Skip(1)];
        var numbered = rest.Any(paragraph => paragraph.Number is not null);
        var headed = rest.Any(paragraph => paragraph.HeadingLevel is not null);
        var found = new List<Writing>();
        foreach (var paragraph in rest)
        {
            if (paragraph.HeadingLevel is { } level)
            {
                found.Add(new Writing(paragraph.Number, Math.Clamp(level, 2, 4), paragraph.Text) { Counts = !numbered });
            }
            else if (paragraph.Number is not null)
            {
                found.Add(IsHeading(paragraph.Text)
                    ? new Writing(paragraph.Number, 3, paragraph.Text)
                    : new Writing(paragraph.Number, 3, Shortened(paragraph.Text)).With(paragraph));
            }
            else if (found.Count > 0)
            {
                found[^1].With(paragraph);
            }
            else
            {
                // With neither numbers nor headings every paragraph is a clause; otherwise this is the beginning before the first.
                found.Add(new Writing(
                    null,
                    2,
                    headed || numbered ? "About this policy" : Shortened(paragraph.Text))
                { Counts = !headed && !numbered }.With(paragraph));
            }

            if (!headed && !numbered && found.Count > 0 && !paragraph.IsListItem && found[^1].Lines > 1)
            {
                found[^1].TakeBack();
                found.Add(new Writing(null, 2, Shortened(paragraph.Text)) { Counts = true }.With(paragraph));
            }
        }

        return new FoundDocument(title, Numbered(found));
    }

    private static List<FoundClause> Numbered(List<Writing> found)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var copies = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var made = new List<FoundClause>();
        var (section, counter) = ((string?)null, 0);
        foreach (var one in found)
        {
            var number = one.Counts ? (++counter).ToString(System.Globalization.CultureInfo.InvariantCulture) : one.Number;

            // A list that begins at 1 again under each heading would give two clauses one number.
            if (number is not null && !used.Add(number))
            {
                var again = section is null ? number : $"{section}-{number}";
                var key = $"{section ?? number}-{number}";
                while (!used.Add(again))
                {
                    copies[key] = copies.GetValueOrDefault(key, 1) + 1;
                    again = $"{key}-{copies[key]}";
                }

                number = again;
            }
            else if (number is not null && (one.Level < 3 || number.Contains('.', StringComparison.Ordinal)))
            {
                section = number;
            }

            made.Add(new FoundClause(number, one.Level, one.Heading, one.Prose));
        }

        return made;
    }

    private static bool IsHeading(string text) =>
        text.Length <= LongestHeading && text[^1] is not ('.' or ';' or ',' or ':') && !text.Contains(". ", StringComparison.Ordinal);

    private static string Shortened(string text) => English.Shortened(text.Split(". ", 2)[0].TrimEnd('.', ';', ':', ','), LongestHeading);

    private sealed class Writing(string? number, int level, string heading)
    {
        private readonly List<string> lines = [];

        public string? Number { get; } = number;

        public int Level { get; } = level;

        public string Heading { get; } = Plain(heading);

        /// <summary>Whether it gets a number from us.</summary>
        public bool Counts { get; init; }

        public int Lines => lines.Count;

        public string Prose
        {
            get
            {
                var prose = new StringBuilder();
                for (var place = 0; place < lines.Count; place++)
                {
                    prose.Append(place == 0 ? "" : lines[place].StartsWith("- ", StringComparison.Ordinal)
                        && lines[place - 1].StartsWith("- ", StringComparison.Ordinal) ? "\n" : "\n\n").Append(lines[place]);
                }

                return prose.ToString();
            }
        }

        public Writing With(UploadedParagraph paragraph)
        {
            lines.Add(paragraph.IsListItem ? "- " + Plain(paragraph.Text) : Begin().Replace(Plain(paragraph.Text), @"\$1"));
            return this;
        }

        public void TakeBack() => lines.RemoveAt(lines.Count - 1);
    }

    // The letters of the document stay letters: nothing in it becomes markup of ours.
    private static string Plain(string text) => Special().Replace(Space().Replace(text, " "), @"\$1");

    [GeneratedRegex(@"([\\*`<])", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"^([#>|+\-~=])", RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
