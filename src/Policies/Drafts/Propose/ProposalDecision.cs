using Countersign.Policies.Drafts.Blocks;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Testing;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>What a person decides about the blocks that are proposed for a clause.</summary>
internal static class ProposalDecision
{
    /// <summary>
    /// Takes the blocks of a founding clause over, with the roles and words that they use. A draft that could be read can be read afterwards: a block that
    /// would stop it is left out, and so is an example that does not hold here. What stood in the clause stays.
    /// </summary>
    /// <returns>The blocks that were left out, by their founding names.</returns>
    public static IReadOnlyList<string> Accept(PolicyDraft draft, DraftClause clause, PolicyDocument founding, string proposed)
    {
        var earlier = DraftText.Of(draft);
        (clause.Decision, clause.ProposedDocument, clause.ProposedClause) = (ProposalState.Accepted, founding.Front.Id, proposed);
        var copied = new CopiedBlocks(draft, clause, founding, proposed);
        var blocks = copied.Running();
        new SharedNames(draft, clause, founding).Bring(blocks);
        var before = clause.Blocks;
        Put(clause, blocks);
        List<string> left = [];
        if (!Examples(draft, clause, copied) && Read(draft) is null)
        {
            if (earlier.Read().Document is null)
            {
                return [];
            }

            left = OneByOne(draft, clause, before, blocks);
            Examples(draft, clause, copied);
        }

        Reconnect(draft, clause, founding);
        return left;
    }

    /// <summary>Leaves the clause as prose that nothing runs.</summary>
    public static void Skip(DraftClause clause)
    {
        clause.Decision = ProposalState.Skipped;
        clause.Blocks = "";
    }

    private static PolicyDocument? Read(PolicyDraft draft) => DraftText.Of(draft).Read().Document;

    private static void Put(DraftClause clause, IEnumerable<DraftBlock> blocks) =>
        clause.Blocks = blocks.Aggregate(clause.Blocks, DraftBlock.With);

    private static List<string> OneByOne(PolicyDraft draft, DraftClause clause, string before, IReadOnlyList<DraftBlock> blocks)
    {
        var left = new List<string>();
        clause.Blocks = before;
        foreach (var block in blocks)
        {
            var without = clause.Blocks;
            Put(clause, [block]);
            if (Read(draft) is null)
            {
                clause.Blocks = without;
                left.Add(block.Id);
            }
        }

        return left;
    }

    // An example shows that the rules say here what they say where they come from; one that they do not answer so shows nothing. Reading a draft takes most
    // of the time of an acceptance, so whether it can be read is seen here too; false where it cannot, with the examples left out.
    private static bool Examples(PolicyDraft draft, DraftClause clause, CopiedBlocks copied)
    {
        var without = clause.Blocks;
        List<DraftBlock> examples = [.. copied.Examples()];
        Put(clause, examples);
        var text = DraftText.Of(draft);
        var (document, problems) = text.Read();
        if (document is null)
        {
            var lines = text.Text.Split('\n');
            examples.RemoveAll(example => Array.IndexOf(lines, $"```ask {example.Id}") is var at
                && problems.Any(problem => problem.Line > at && problem.Line <= at + example.Lines.Count + 2));
            clause.Blocks = without;
            Put(clause, examples);
            document = Read(draft);
        }

        var here = document is null ? null : document with { Examples = [.. document.Examples.Where(example => example.Clause.Id == clause.Number)] };
        var holding = here is null ? [] : PolicyTest.Run(here).Where(run => run.Differs is null).Select(run => run.Example.Id).ToHashSet();
        clause.Blocks = without;
        Put(clause, examples.Where(example => holding.Contains(example.Id)));
        return here is not null;
    }

    // A rule that came along before gives way again to the one it names, now that this is here; unless somebody changed it in the meantime.
    private static void Reconnect(PolicyDraft draft, DraftClause clause, PolicyDocument founding)
    {
        (clause.Decision, var decided) = (ProposalState.None, clause.Decision);
        var earlier = draft.Clauses.Where(one => one != clause && one.Decision == ProposalState.Accepted && one.ProposedDocument == founding.Front.Id)
            .Select(one => (Clause: one, Rules: Rules(draft, one, founding))).ToList();
        clause.Decision = decided;
        foreach (var (one, rules) in earlier)
        {
            var now = Rules(draft, one, founding);
            foreach (var (was, becomes) in rules.Zip(now).Where(pair => !IsSame(pair.First, pair.Second)))
            {
                if (DraftBlock.In(one.Blocks).FirstOrDefault(block => block.Kind == "rule" && IsSame(block.Lines, was)) is { } rule)
                {
                    var before = one.Blocks;
                    one.Blocks = DraftBlock.With(one.Blocks, rule with { Lines = becomes });
                    one.Blocks = Read(draft) is null ? before : one.Blocks;
                }
            }
        }
    }

    // Laid out anew or not.
    private static bool IsSame(IEnumerable<string> one, IEnumerable<string> other) =>
        one.Select(LineText.Single).Order(StringComparer.Ordinal).SequenceEqual(other.Select(LineText.Single).Order(StringComparer.Ordinal));

    private static List<IReadOnlyList<string>> Rules(PolicyDraft draft, DraftClause clause, PolicyDocument founding)
    {
        var copied = new CopiedBlocks(draft, clause, founding, clause.ProposedClause!);
        return [.. CopiedBlocks.Of(founding, clause.ProposedClause!).Where(block => block.Kind == "rule")
            .Select(block => copied.Lines(block, new Dictionary<string, string>()))];
    }
}
