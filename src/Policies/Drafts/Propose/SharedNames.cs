using Countersign.Policies.Drafts.Blocks;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>
/// Brings the words and roles that blocks use from a founding document into a draft, and no others. What the draft has already stays its own.
/// </summary>
/// <param name="clause">Where they go in a draft that has no place for them.</param>
internal sealed class SharedNames(PolicyDraft draft, DraftClause clause, PolicyDocument founding)
{
    private readonly IReadOnlyList<DeclaredWord> declared = DeclaredWord.In(Of(founding, "words").SelectMany(block => block.Lines));

    private Vocabulary? words;

    public void Bring(IReadOnlyList<DraftBlock> blocks)
    {
        foreach (var (kind, name) in blocks.SelectMany(BlockNeeds.Words).Distinct().ToList())
        {
            Word(kind, name);
        }

        foreach (var role in blocks.SelectMany(BlockNeeds.Roles).Distinct().ToList())
        {
            Role(role);
        }
    }

    // A core word needs no bringing, and what the draft calls by one of the names is the draft's.
    private void Word(WordKind kind, string name)
    {
        if (PolicyReader.CoreWords.Find(kind, name) is not null || founding.Vocabulary.Find(kind, name) is not { } word
            || declared.FirstOrDefault(one => one.Kind == kind && one.Name == word.Name && !one.Widens) is not { } told)
        {
            return;
        }

        foreach (var wider in told.Is)
        {
            Word(kind, wider);
        }

        var known = Words();
        if ((known.Find(kind, word.Name) ?? known.Find(kind, name)) is { } here)
        {
            Merge(kind, here.Name, [.. ((string[])[word.Name, name, .. told.Also]).Where(also => known.Find(kind, also) is null).Distinct()]);
        }
        else
        {
            Put(told.Called([.. told.Also.Where(also => known.Find(kind, also) is null)]));
        }

        foreach (var narrower in declared.Where(one => one.Widens && one.Kind == kind
            && one.Is.Any(wider => founding.Vocabulary.Find(kind, wider)?.Name == word.Name)))
        {
            Widen(kind, narrower.Name, word.Name);
        }
    }

    // The names that a founding document has for a word that the draft has under one of them.
    private void Merge(WordKind kind, string here, IReadOnlyList<string> names)
    {
        var blocks = draft.InOrder().SelectMany(one => DraftBlock.In(one.Blocks).Where(block => block.Kind == "words")
            .Select(block => (Clause: one, Block: block))).ToList();
        if (names.Count == 0 || DeclaredWord.In(blocks.SelectMany(one => one.Block.Lines))
            .FirstOrDefault(one => one.Kind == kind && !one.Widens && string.Equals(one.Name, here, StringComparison.OrdinalIgnoreCase)) is not { } word)
        {
            return;
        }

        words = null;
        var (holder, block) = blocks.First(one => one.Block.Lines.Any(line => LineText.Single(line) == word.Line));
        holder.Blocks = DraftBlock.With(holder.Blocks, block with
        {
            Lines = [.. block.Lines.Select(line => LineText.Single(line) == word.Line ? word.Called([.. word.Also, .. names]) : line)],
        });
    }

    private void Widen(WordKind kind, string narrower, string wider)
    {
        var known = Words();
        if (known.Find(kind, narrower) is { } word && known.Find(kind, wider) is { } over && !word.IsCoveredBy(over))
        {
            Put($"{kind.ToString().ToLowerInvariant()} {word.Name}; is {over.Name}");
        }
    }

    private void Role(string name)
    {
        if (DraftWords.Of(draft).Roles.Any(role => Same(role, name))
            || Of(founding, "role").FirstOrDefault(block => block.Record is Role role && Same(role.Name, name)) is not { } block)
        {
            return;
        }

        var holder = Holder("role");
        var made = new DraftBlock("role", CopiedBlocks.Free(draft, "role", block.Id), block.Lines);
        holder.Blocks = DraftBlock.With(holder.Blocks, made);
        foreach (var deputy in BlockNeeds.Roles(made))
        {
            Role(deputy);
        }
    }

    // A word may rest on every word above it, so what is added goes below all of them.
    private void Put(string line)
    {
        words = null;
        var holder = Holder("words");
        var own = $"of-{founding.Front.Id}";
        var last = DraftBlock.In(holder.Blocks).LastOrDefault(block => block.Kind == "words");
        holder.Blocks = DraftBlock.With(holder.Blocks, last is not null && last.Id.StartsWith(own, StringComparison.Ordinal)
            ? last with { Lines = [.. last.Lines, line] }
            : new DraftBlock("words", CopiedBlocks.Free(draft, "words", own), [line]));
    }

    private DraftClause Holder(string kind)
    {
        var numbered = draft.InOrder().Where(one => one.Number is not null).ToList();
        return numbered.LastOrDefault(one => Has(one, kind)) ?? numbered.LastOrDefault(one => Has(one, "role")) ?? clause;
    }

    // Read anew only after something was written.
    private Vocabulary Words() => words ??= DraftWords.Of(draft).Words;

    private static bool Has(DraftClause clause, string kind) => DraftBlock.In(clause.Blocks).Any(block => block.Kind == kind);

    private static IEnumerable<DocumentPart.Block> Of(PolicyDocument document, string kind) =>
        document.Parts.OfType<DocumentPart.Block>().Where(block => block.Kind == kind);

    private static bool Same(string one, string other) =>
        string.Equals(BlockNeeds.WithoutArticle(one), BlockNeeds.WithoutArticle(other), StringComparison.OrdinalIgnoreCase);
}
