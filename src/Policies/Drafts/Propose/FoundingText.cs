using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>What a founding clause says, in its prose and in its blocks, with the other names of the words that the blocks use.</summary>
internal sealed class FoundingText
{
    public FoundingText(PolicyDocument document, Clause clause)
    {
        (Clause, Prose) = (clause, Thesaurus.Of($"{clause.Heading}\n{clause.Heading}\n{clause.Markdown}"));
        var blocks = CopiedBlocks.Of(document, clause.Id).Where(block => block.Kind is not ("ask" or "words" or "role"))
            .Select(block => (Block: block, Text: Text(document, new DraftBlock(block.Kind, block.Id, block.Lines)))).ToList();
        Blocks = Thesaurus.Of(string.Join('\n', blocks.Select(one => one.Text)));
        Rules = [.. blocks.Where(one => one.Block.Record is Rule).Select(one => ((Rule)one.Block.Record!, Thesaurus.Of(one.Text)))];
    }

    public Clause Clause { get; }

    public Dictionary<string, (int Times, string Word)> Prose { get; }

    public Dictionary<string, (int Times, string Word)> Blocks { get; }

    public IReadOnlyList<(Rule Rule, Dictionary<string, (int Times, string Word)> Words)> Rules { get; }

    // Reasons speak of other clauses, and staff are in every second rule.
    private static string Text(PolicyDocument document, DraftBlock block) => string.Join('\n', BlockNeeds.Places(block)
        .Where(place => place.Box.Key != "because" && place.Box.Type is not (ArgumentType.Clause or ArgumentType.Strength))
        .Select(place => BlockNeeds.Word(place.Box, place.Said) is var (kind, name) && document.Vocabulary.Find(kind, name) is { } word
            ? Meant(document.Vocabulary, word) : place.Said));

    private static string Meant(Vocabulary words, Word word) =>
        word.Name == "staff" ? "" : $"{(word.Kind == WordKind.Action ? word.Name : "")} {string.Join(' ', words.NamesOf(word))} {word.Asks} {word.Said}";
}
