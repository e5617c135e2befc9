using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Read;

/// <summary>A piece of the document as the page shows it, in the order of the text.</summary>
internal abstract record Shown
{
    private Shown()
    {
    }

    /// <param name="Level">2 to 4, never more than one below the heading before it.</param>
    public sealed record Heading(int Level, string Text, string? Clause) : Shown
    {
        /// <summary>Where it can be linked to.</summary>
        public string Anchor =>
            Clause is { } clause ? "c" + clause : "h-" + string.Concat(Text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
    }

    public sealed record Prose(string Markdown) : Shown;

    /// <summary>What one or more blocks mean, a sentence each.</summary>
    public sealed record Meaning(IReadOnlyList<string> Sentences) : Shown;

    /// <summary>Words and roles: for those who look one up.</summary>
    public sealed record Glossary(IReadOnlyList<string> Sentences) : Shown;

    public sealed record Steps(string Title, IReadOnlyList<string> Lines) : Shown;

    /// <summary>The examples of a clause: what is asked and what is answered.</summary>
    public sealed record Examples(IReadOnlyList<(string Situation, string Answer)> All) : Shown;
}

/// <summary>Turns a document into what is shown of it.</summary>
internal static class PolicyView
{
    /// <summary>Every clause, and the headings that lead to them.</summary>
    public static IEnumerable<Shown.Heading> Contents(IReadOnlyList<Shown> shown) =>
        shown.OfType<Shown.Heading>().Where(heading => heading.Level < 4 || heading.Clause is not null);

    public static IReadOnlyList<Shown> Of(PolicyDocument policy)
    {
        var shown = new List<Shown>();
        var examples = new List<(string, string)>();
        var level = 1;
        foreach (var part in policy.Parts)
        {
            switch (part)
            {
                case DocumentPart.Heading heading:
                    Close(shown, examples);
                    if (heading is { Level: 1 } && shown.Count == 0)
                    {
                        break;
                    }

                    level = Math.Clamp(heading.Level, 2, Math.Min(level + 1, 4));
                    shown.Add(new Shown.Heading(level, heading.Text, heading.Clause));
                    break;
                case DocumentPart.Prose prose:
                    shown.Add(new Shown.Prose(prose.Markdown));
                    break;
                case DocumentPart.Block { Record: Example example }:
                    examples.Add((ReadBack.Situation(example), ReadBack.Expected(example)));
                    break;
                case DocumentPart.Block block when Kind(block) is { IsStepped: true }:
                    shown.Add(new Shown.Steps(ReadBack.Title(block), ReadBack.Sentences(block)));
                    break;
                case DocumentPart.Block block when Kind(block) is { IsGlossary: true }:
                    shown.Add(new Shown.Glossary([.. (shown.LastOrDefault() as Shown.Glossary)?.Sentences ?? [], .. ReadBack.Sentences(block)]));
                    if (shown.Count > 1 && shown[^2] is Shown.Glossary)
                    {
                        shown.RemoveAt(shown.Count - 2);
                    }

                    break;
                case DocumentPart.Block block:
                    Add(shown, ReadBack.Sentences(block));
                    break;
            }
        }

        Close(shown, examples);
        return shown;
    }

    /// <summary>What one block means, in short where it has steps.</summary>
    public static IReadOnlyList<string> Said(DocumentPart.Block block) => block.Record switch
    {
        Ladder ladder => [$"{ReadBack.Title(ladder)}: {(ladder.Steps.Count == 1 ? "one step" : $"{ladder.Steps.Count} steps")}."],
        _ when Kind(block) is { IsStepped: true } => [$"{ReadBack.Title(block)}: {ReadBack.Sentences(block)[0]}"],
        _ => ReadBack.Sentences(block),
    };

    private static BlockKind? Kind(DocumentPart.Block block) => BlockKinds.Core.Find(block.Kind);

    // Blocks that follow one another are read as one.
    private static void Add(List<Shown> shown, IReadOnlyList<string> sentences)
    {
        if (shown.Count > 0 && shown[^1] is Shown.Meaning before)
        {
            shown[^1] = new Shown.Meaning([.. before.Sentences, .. sentences]);
        }
        else if (sentences.Count > 0)
        {
            shown.Add(new Shown.Meaning(sentences));
        }
    }

    private static void Close(List<Shown> shown, List<(string, string)> examples)
    {
        if (examples.Count > 0)
        {
            shown.Add(new Shown.Examples([.. examples]));
            examples.Clear();
        }
    }
}
