using System.Text;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.Drafts.Model;

/// <summary>A draft as one document, and on which line each of its clauses begins.</summary>
internal sealed record DraftText(string Text, IReadOnlyList<(int Line, Guid Clause)> Starts)
{
    public ReadResult Read() => PolicyReader.Read("draft.md", Encoding.UTF8.GetBytes(Text));

    /// <summary>The document as it is downloaded, ratified and put in force, in canonical form.</summary>
    public byte[] Bytes() => Encoding.UTF8.GetBytes(PolicyFormat.Format(Text));

    /// <summary>The clause in which a line stands; null above the first.</summary>
    public Guid? ClauseAt(int line) => Starts.LastOrDefault(start => start.Line <= line) is { Line: > 0 } start ? start.Clause : null;

    public static DraftText Of(PolicyDraft draft)
    {
        var (text, line) = (new StringBuilder(), 1);
        var starts = new List<(int, Guid)>();
        Write($"---\n{Tidy(draft.Front)}\n---\n");
        foreach (var clause in draft.InOrder())
        {
            Write("\n");
            starts.Add((line, clause.Id));
            var heading = clause.Level == 0 ? "" : $"{new string('#', clause.Level)} {(clause.Number is null ? "" : clause.Number + " ")}{clause.Heading}";
            Write(string.Join("\n\n", ((string[])[heading, Tidy(clause.Prose), Tidy(clause.Blocks)]).Where(part => part.Length > 0)) + "\n");
        }

        return new DraftText(text.ToString(), starts);

        void Write(string written)
        {
            text.Append(written);
            line += written.Count(letter => letter == '\n');
        }
    }

    private static string Tidy(string part) => part.ReplaceLineEndings("\n").Trim('\n').TrimEnd();
}
