using Countersign.Policies.Drafts.Upload.Reading;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Upload.Clauses;

/// <summary>A policy brought from elsewhere as its draft will hold it, with what a person has to know about the way from one to the other.</summary>
/// <param name="Pieces">One for each clause, in the order of the text.</param>
/// <param name="Told">What stands differently from the document, in sentences.</param>
/// <param name="Differences">Words that the count of both sides does not account for; empty where every word is kept.</param>
internal sealed record BroughtPolicy(
    FoundDocument Found,
    IReadOnlyList<DraftPiece> Pieces,
    IReadOnlyDictionary<string, string> Front,
    IReadOnlyList<LeftOut> LeftOut,
    IReadOnlyList<string> Told,
    IReadOnlyList<WordDifference> Differences)
{
    public static BroughtPolicy Of(ReadDocument document, string fileName)
    {
        var found = ClauseBuilder.In(document.Paragraphs);
        List<DraftPiece> pieces = [.. found.Clauses.Select(DraftPiece.Of)];
        var front = new OrderedDictionary<string, string> { ["title"] = Title(found.Title, fileName) };
        foreach (var (key, value) in FrontFinder.In(document.Paragraphs))
        {
            front.TryAdd(key, value);
        }

        return new BroughtPolicy(
            found,
            pieces,
            front,
            [.. document.LeftOut, .. found.LeftOut],
            [.. document.Told, .. Named(found, fileName), .. found.Told, .. Notes(found)],
            WordCheck.Of(document, found, pieces));
    }

    private static string Title(string? title, string fileName)
    {
        // One line, whatever a file is called: the head of a draft is read line by line.
        var said = title ?? Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ');
        var named = string.Join(' ', said.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return named.Length == 0 ? "Social media policy" : named;
    }

    private static IEnumerable<string> Named(FoundDocument found, string fileName) => found.Title is null
        ? [$"The document has no title of its own, so the draft is called “{Title(null, fileName)}”"]
        : [];

    private static IEnumerable<string> Notes(FoundDocument found) =>
        from clause in found.Clauses
        from line in clause.Lines
        where line.Kind == LineKind.Note && line.Cells[0].Length > 1
        let place = clause.Number is null ? "its section" : $"clause {clause.Number}"
        let kind = char.IsAsciiLetter(line.Cells[0][1]) ? "endnote" : "footnote"
        select $"The {kind} “{English.Shortened(line.Plain, 60)}” stands at the end of {place}";
}
