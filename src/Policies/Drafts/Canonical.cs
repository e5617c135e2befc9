using System.Text;
using Countersign.PolicyLanguage;
using Countersign.PolicyLanguage.Writing;

namespace Countersign.Policies.Drafts;

/// <summary>Lays the blocks of a draft out in the one canonical way, once the draft can be read.</summary>
internal static class Canonical
{
    public static void Write(PolicyDraft draft)
    {
        var text = DraftText.Of(draft);
        if (text.Read().Document is null || PolicyReader.Read("draft.md", Encoding.UTF8.GetBytes(PolicyFormat.Format(text.Text))).Document is not { } canonical)
        {
            return;
        }

        DraftClause? clause = null;
        var inOrder = new Queue<DraftClause>(draft.InOrder());
        foreach (var part in canonical.Parts)
        {
            if (part is DocumentPart.Heading { Level: > 1 })
            {
                clause = inOrder.Dequeue();
                clause.Blocks = "";
            }
            else if (part is DocumentPart.Block block && clause is not null)
            {
                clause.Blocks = $"{clause.Blocks}{(clause.Blocks.Length == 0 ? "" : "\n")}```{block.Kind} {block.Id}\n{string.Join('\n', block.Lines)}\n```";
            }
        }
    }
}
