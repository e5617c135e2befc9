using System.Text;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Formatting;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.Drafts.Check;

/// <summary>Lays the blocks of a draft out in the one canonical way, once the draft can be read.</summary>
internal static class CanonicalLayout
{
    public static void Write(PolicyDraft draft)
    {
        var text = DraftText.Of(draft);
        if (MisplacedContent.Of(draft, text).Count > 0
            || PolicyReader.Read("draft.md", Encoding.UTF8.GetBytes(PolicyFormat.Format(text.Text))).Document is not { } canonical)
        {
            return;
        }

        var pieces = Pieces(canonical);
        var clauses = draft.InOrder().ToList();
        if (pieces.Count != clauses.Count)
        {
            return;
        }

        foreach (var (clause, blocks) in clauses.Zip(pieces))
        {
            clause.Blocks = string.Join('\n', blocks.Select(block => new DraftBlock(block.Kind, block.Id, block.Lines)));
        }
    }

    // A piece begins with a heading, and with prose that follows a block.
    private static List<List<DocumentPart.Block>> Pieces(PolicyDocument document)
    {
        var pieces = new List<List<DocumentPart.Block>>();
        DocumentPart? before = null;
        foreach (var part in document.Parts)
        {
            if (part is DocumentPart.Heading || (part is DocumentPart.Prose && before is null or DocumentPart.Block))
            {
                pieces.Add([]);
            }

            if (part is DocumentPart.Block block)
            {
                pieces[^1].Add(block);
            }

            before = part;
        }

        return pieces;
    }
}
