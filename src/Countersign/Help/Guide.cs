namespace Countersign.Help;

/// <summary>What one kind of person does here, on one printed page. It is written in docs/guide.</summary>
/// <param name="Name">As in its address and the name of its file.</param>
/// <param name="Summary">What it helps with, in a sentence.</param>
/// <param name="Text">Everything below its title, as Markdown.</param>
internal sealed record Guide(string Name, string Title, string Summary, string Text)
{
    /// <summary>A guide begins with its title, and goes on with the sentence that says what it helps with.</summary>
    public static Guide Of(string name, string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
        return new Guide(name, lines[0].TrimStart('#', ' '), lines.Skip(1).First(line => line.Length > 0), string.Join('\n', lines.Skip(1)).Trim());
    }
}
