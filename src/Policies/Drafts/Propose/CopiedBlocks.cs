using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Blocks;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>
/// The blocks of a founding clause, written anew for the clause of a draft that takes them: under its number, with the school's own numbers, and
/// citing only clauses that came along as well.
/// </summary>
internal sealed partial class CopiedBlocks(PolicyDraft draft, DraftClause clause, PolicyDocument founding, string proposed)
{
    private static readonly string[] Shared = ["words", "role"];

    private readonly StatedNumbers numbers = new($"{clause.Heading}\n{clause.Prose}");

    // Founding clauses that came along, each with the number that it has here. Their rules have to be there still for another to rest on them.
    private readonly ILookup<string, DraftClause> came = draft.InOrder()
        .Where(one => one.Decision == ProposalState.Accepted && one.ProposedDocument == founding.Front.Id && one.Number is not null)
        .ToLookup(one => one.ProposedClause!);

    /// <summary>The clauses that run: those with a block besides words, roles, settings and examples.</summary>
    public static IEnumerable<Clause> Running(PolicyDocument document) =>
        document.Clauses.Where(one => Of(document, one.Id).Any(block => block.Kind is not ("ask" or "words" or "role" or "setting")));

    /// <summary>What was said of the numbers in the blocks that were asked for: which are the school's, and which are not.</summary>
    public IEnumerable<string> Told => numbers.Told;

    public static IEnumerable<DocumentPart.Block> Of(PolicyDocument document, string clause) =>
        document.Parts.SkipWhile(part => part is not DocumentPart.Heading heading || heading.Clause != clause).Skip(1)
            .TakeWhile(part => part is not DocumentPart.Heading { Clause: not null }).OfType<DocumentPart.Block>();

    /// <summary>A name that no block of the kind has yet in the draft.</summary>
    public static string Free(PolicyDraft draft, string kind, string name)
    {
        var taken = draft.Clauses.SelectMany(one => DraftBlock.In(one.Blocks)).Where(block => block.Kind == kind).Select(block => block.Id).ToHashSet();
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? name : $"{name}-{number.ToString(CultureInfo.InvariantCulture)}")
            .First(free => !taken.Contains(free));
    }

    /// <summary>What runs, with the settings from which it takes a value.</summary>
    public IReadOnlyList<DraftBlock> Running()
    {
        List<DocumentPart.Block> blocks = [.. Of(founding, proposed).Where(block => block.Kind != "ask" && !Shared.Contains(block.Kind))];
        var needed = blocks.SelectMany(block => BlockNeeds.Settings(Plain(block))).ToHashSet();
        blocks.AddRange(founding.Parts.OfType<DocumentPart.Block>()
            .Where(block => block.Kind == "setting" && needed.Contains(block.Id) && !blocks.Contains(block)));
        var settings = blocks.Where(block => block.Kind == "setting").ToDictionary(block => block.Id, Named);
        return [.. blocks.OrderBy(block => block.Kind != "setting").Select(block => new DraftBlock(block.Kind, Named(block), Lines(block, settings)))];
    }

    /// <summary>The examples that cite no clause besides those that came along. Whether they can be read and hold here is not said.</summary>
    public IReadOnlyList<DraftBlock> Examples() => [.. from block in Of(founding, proposed)
        where block.Kind == "ask" && block.Lines.SelectMany(line => Citation().Matches(line)).All(match => Number(match.Value) is not null)
        select new DraftBlock("ask", Named(block), [.. block.Lines.Select(line => Citation().Replace(line, match => Number(match.Value)!))])];

    /// <summary>The lines of a block as this clause of the draft has them.</summary>
    public IReadOnlyList<string> Lines(DocumentPart.Block block, IReadOnlyDictionary<string, string> settings)
    {
        var kind = BlockKinds.Core.Find(block.Kind)!;
        return [.. block.Lines.Select(LineText.Single).Select(line => Line(kind, line, settings)).OfType<string>()];
    }

    private static DraftBlock Plain(DocumentPart.Block block) => new(block.Kind, block.Id, block.Lines);

    // A name that the program knows says which piece of work it is, and only one block can bear it: a second is called as the school heads its clause.
    private string Named(DocumentPart.Block block)
    {
        if (block.Id.StartsWith(proposed + "-", StringComparison.Ordinal))
        {
            return Free(draft, block.Kind, clause.Number + block.Id[proposed.Length..]);
        }

        if (BlockKinds.Core.Find(block.Kind) is not { KnownIds.Count: > 0 } kind)
        {
            return Free(draft, block.Kind, $"{clause.Number}-{block.Id}");
        }

        var called = Free(draft, block.Kind, block.Id) == block.Id ? block.Id : Called();
        return Free(draft, block.Kind, called.Length == 0 || (called != block.Id && kind.KnownIds.Any(known => known.Id == called)) ? block.Id : called);
    }

    // The first words of the heading.
    private string Called()
    {
        var words = Word().Matches(clause.Heading.ToLowerInvariant()).Select(match => match.Value).Where(word => word is not ("the" or "a" or "an")).Take(4);
        return string.Join('-', words);
    }

    private string? Line(BlockKind block, string line, IReadOnlyDictionary<string, string> settings)
    {
        if (LineText.KindOf(block, line) is not var (kind, keyword) || LineText.Split(kind, keyword, line) is not { } boxes)
        {
            return line;
        }

        // On which day it is due is the founding school's own affair.
        if (kind.Type == ArgumentType.Date)
        {
            return null;
        }

        foreach (var box in kind.Arguments)
        {
            foreach (var key in boxes.Keys.Where(key => key == box.Key || key.StartsWith(box.Key + "-", StringComparison.Ordinal)).ToList())
            {
                if (boxes[key] is not { Length: > 0 } said)
                {
                    continue;
                }

                if (box.Type == ArgumentType.Clause)
                {
                    // An exception is nothing without the rule that it names; a signature only says where it is asked for.
                    var gone = box == kind.Head[0] && kind.Type != ArgumentType.Confirmation;
                    if ((gone ? Ruled(said) : Number(said)) is null && gone)
                    {
                        return null;
                    }

                    boxes[key] = (gone ? Ruled(said) : Number(said)) ?? clause.Number;
                }
                else if (box is { Type: ArgumentType.Text, Lead: "under" } && founding.Clause(said) is not null)
                {
                    boxes[key] = Number(said);
                }
                else
                {
                    boxes[key] = box.Type switch
                    {
                        ArgumentType.Setting => settings.GetValueOrDefault(said, said),
                        ArgumentType.Waiting when key.EndsWith("-age", StringComparison.Ordinal) => numbers.Age(said),
                        ArgumentType.Waiting when key.EndsWith("-years", StringComparison.Ordinal) => numbers.YearsGone(said),
                        ArgumentType.Interval => numbers.Every(said),
                        ArgumentType.Deadline => numbers.Within(said),
                        ArgumentType.Duty when said.Split(" within ") is [var duty, var time] => $"{duty} within {numbers.Within(time)}",
                        _ => said,
                    };
                }
            }
        }

        return LineText.Join(kind, boxes);
    }

    private string? Number(string cited) => cited == proposed ? clause.Number : came[cited].FirstOrDefault()?.Number;

    private string? Ruled(string cited) => cited == proposed ? clause.Number
        : came[cited].FirstOrDefault(one => DraftBlock.In(one.Blocks).Any(block => block.Kind == "rule"))?.Number;

    [GeneratedRegex(@"(?<=\bclause )[0-9A-Za-z][^\s,;]*", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    [GeneratedRegex("[a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
