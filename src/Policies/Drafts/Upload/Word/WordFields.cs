using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>The fields that are open at a place of a document. Of a field its result is shown, and nothing of its code (17.16.18).</summary>
internal sealed class WordFields
{
    private readonly Stack<(StringBuilder Code, bool InResult)> open = new();

    private int codes;

    private int contents;

    /// <summary>Whether what stands here is shown.</summary>
    public bool IsShown => codes == 0;

    /// <summary>Whether what stands here is a list of contents.</summary>
    public bool IsContents => contents > 0;

    public void Meet(FieldCharValues? mark)
    {
        if (mark == FieldCharValues.Begin)
        {
            open.Push((new StringBuilder(), false));
            codes++;
        }
        else if (mark == FieldCharValues.Separate && open.TryPop(out var field))
        {
            codes -= field.InResult ? 0 : 1;
            contents += !field.InResult && IsContentsCode(field.Code) ? 1 : 0;
            open.Push((field.Code, true));
        }
        else if (mark == FieldCharValues.End && open.TryPop(out var ended))
        {
            codes -= ended.InResult ? 0 : 1;
            contents -= ended.InResult && IsContentsCode(ended.Code) ? 1 : 0;
        }
    }

    public void Code(string text)
    {
        // Longer than any name of a field; what follows does not matter.
        if (open.TryPeek(out var field) && field.Code.Length < 100)
        {
            field.Code.Append(text);
        }
    }

    private static bool IsContentsCode(StringBuilder code) =>
        code.ToString().TrimStart().Split(' ', 2)[0].ToUpperInvariant() is "TOC" or "TOA" or "INDEX";
}
