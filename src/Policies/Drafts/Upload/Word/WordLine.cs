using System.Text;

namespace Countersign.Policies.Drafts.Upload.Word;

/// <summary>A paragraph while it is read: what is shown of it, what is not and why, and its notes.</summary>
internal sealed class WordLine
{
    public StringBuilder Shown { get; } = new();

    public List<string> Notes { get; } = [];

    /// <summary>Text boxes that hang on it; they follow it.</summary>
    public List<DocumentFormat.OpenXml.OpenXmlElement> Boxes { get; } = [];

    /// <summary>What is left out of it, in the order of the text; neighbours of one kind are one.</summary>
    public List<(string What, StringBuilder Text)> LeftOut { get; } = [];

    public void LeaveOut(string what, string text)
    {
        if (LeftOut.Count == 0 || LeftOut[^1].What != what)
        {
            LeftOut.Add((what, new StringBuilder()));
        }

        LeftOut[^1].Text.Append(text);
    }
}
