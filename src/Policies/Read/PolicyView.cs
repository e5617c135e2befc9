using Countersign.PolicyLanguage.Compilation;
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
        public string Anchor => Clause is { } clause ? "c" + clause : "h-" + string.Concat(Text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
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
    public static IEnumerable<Shown.Heading> Contents(IReadOnlyList<Shown> shown) => shown.OfType<Shown.Heading>().Where(heading => heading.Level < 4 || heading.Clause is not null);

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
                case DocumentPart.Block { Kind: "ask" } block:
                    examples.AddRange(policy.Examples.Where(example => example.Line == block.Line).Select(example => (ReadBack.Situation(example), ReadBack.Expected(example))));
                    break;
                case DocumentPart.Block { Kind: "procedure" } block when policy.Procedure(block.Id) is { } procedure:
                    shown.Add(new Shown.Steps(Title(block), ReadBack.Steps(procedure)));
                    break;
                case DocumentPart.Block { Kind: "ladder" } block when policy.Ladders.FirstOrDefault(ladder => ladder.Id == block.Id) is { } ladder:
                    shown.Add(new Shown.Steps(ReadBack.Title(ladder), ReadBack.Steps(ladder)));
                    break;
                case DocumentPart.Block { Kind: "words" or "role" } block:
                    shown.Add(new Shown.Glossary([.. (shown.LastOrDefault() as Shown.Glossary)?.Sentences ?? [], .. Sentences(policy, block)]));
                    if (shown.Count > 1 && shown[^2] is Shown.Glossary)
                    {
                        shown.RemoveAt(shown.Count - 2);
                    }

                    break;
                case DocumentPart.Block block:
                    Add(shown, Sentences(policy, block));
                    break;
            }
        }

        Close(shown, examples);
        return shown;
    }

    /// <summary>What one block means, in short where it has steps.</summary>
    public static IReadOnlyList<string> Said(PolicyDocument policy, DocumentPart.Block block) => block.Kind switch
    {
        "procedure" when policy.Procedure(block.Id) is { } procedure => [$"{Title(block)}: {ReadBack.Steps(procedure)[0]}"],
        "ladder" when policy.Ladders.FirstOrDefault(ladder => ladder.Id == block.Id) is { } ladder => [$"{ReadBack.Title(ladder)}: {(ladder.Steps.Count == 1 ? "one step" : $"{ladder.Steps.Count} steps")}."],
        "ask" => [.. policy.Examples.Where(example => example.Line == block.Line).SelectMany(example => (string[])[ReadBack.Situation(example), ReadBack.Expected(example)])],
        _ => Sentences(policy, block),
    };

    private static string Title(DocumentPart.Block procedure) => procedure.Id == "publish" ? "How a post goes out" : $"How to {procedure.Id.Replace('-', ' ')}";

    private static IReadOnlyList<string> Sentences(PolicyDocument policy, DocumentPart.Block block) => block.Kind switch
    {
        "rule" => [.. policy.Rules.Where(rule => rule.Id == block.Id).Select(ReadBack.Sentence)],
        "setting" => [.. policy.Settings.Where(setting => setting.Id == block.Id).Select(ReadBack.Sentence)],
        "route" => [.. policy.Routes.Where(route => route.Id == block.Id).Select(ReadBack.Sentence)],
        "conduct" => [.. policy.Conducts.Where(conduct => conduct.Id == block.Id).Select(ReadBack.Sentence)],
        "cadence" => [.. policy.Cadences.Where(cadence => cadence.Id == block.Id).Select(ReadBack.Sentence)],
        "register" => [.. policy.Registers.Where(register => register.Id == block.Id).Select(ReadBack.Sentence)],
        "role" => [.. policy.Roles.Where(role => block.Lines.Any(line => line.StartsWith("called ", StringComparison.OrdinalIgnoreCase) && string.Equals(line[7..].Trim(), role.Name, StringComparison.OrdinalIgnoreCase))).Select(ReadBack.Sentence)],
        "words" => [.. block.Lines.Select(ReadBack.Word)],
        _ => block.Lines,
    };

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
