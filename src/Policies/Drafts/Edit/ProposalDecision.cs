using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Upload;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Edit;

/// <summary>What a person decides about the block that was proposed for a clause.</summary>
internal static class ProposalDecision
{
    /// <summary>Takes the founding clause's blocks over, with the roles and words that they need.</summary>
    public static void Accept(PolicyDraft draft, DraftClause clause, PolicyDocument founding)
    {
        clause.Decision = ProposalState.Accepted;
        clause.Blocks = BlockCopier.TakenOver(founding, clause.ProposedClause!, clause.Number!);
        var shared = draft.InOrder().FirstOrDefault(one => one.Number is not null && DraftBlock.In(one.Blocks).Any(block => block.Kind == "role")) ?? clause;
        var (words, roles) = BlockCopier.Declared(founding);
        var known = draft.Clauses.SelectMany(one => one.Blocks.Split('\n')).Select(Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var newRoles =
            roles.Where(role => known.Add("role " + role.Id) && known.Add("called " + role.Lines.Select(Called).FirstOrDefault(name => name is not null)));
        var newWords = words.Where(word => known.Add(Name(word))).ToList();
        foreach (var role in newRoles.ToList())
        {
            shared.Blocks = DraftBlock.With(shared.Blocks, new DraftBlock("role", role.Id, role.Lines));
        }

        if (newWords.Count > 0)
        {
            shared.Blocks = DraftBlock.With(shared.Blocks, new DraftBlock("words", $"of-{founding.Front.Id}-{clause.Number}", newWords));
        }
    }

    /// <summary>Leaves the clause as prose that nothing runs.</summary>
    public static void Skip(DraftClause clause)
    {
        clause.Decision = ProposalState.Skipped;
        clause.Blocks = "";
    }

    private static string? Called(string line) => line.StartsWith("called ", StringComparison.OrdinalIgnoreCase) ? line[7..].Trim() : null;

    // A line that declares something, without what it says of it: `fact livestream`, `called headteacher`, `role manager`.
    private static string Name(string line) => string.Join(' ', line.Split(';')[0].TrimStart('`').Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
