using System.Text;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.Policies.Adopt;
using Countersign.Policies.Drafts.Upload;
using Countersign.PolicyLanguage;

namespace Countersign.Policies.Drafts;

/// <summary>Begins a draft: from a document in our own form, or from one that a school brings.</summary>
internal sealed class Starting(CountersignDb db, StartingPolicies policies, Me me, TimeProvider clock)
{
    private const string RolesAndWords = "A.1";

    /// <summary>A draft of a document that can be read already, clause by clause as it stands.</summary>
    public Task<PolicyDraftId> From(PolicyDocument document, ReadOnlyMemory<byte> source, CancellationToken ct)
    {
        var lines = Encoding.UTF8.GetString(source.Span).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var draft = Begin(document.Front.Title, string.Join('\n', lines[1..Array.FindIndex(lines, 1, line => line.TrimEnd() == "---")]));
        DraftClause? open = null;
        foreach (var part in document.Parts)
        {
            switch (part)
            {
                case DocumentPart.Heading { Level: 1 }:
                    break;
                case DocumentPart.Heading heading:
                    draft.Clauses.Add(open = new DraftClause { Draft = draft.Id, Place = draft.Clauses.Count + 1, Number = heading.Clause, Level = heading.Level, Heading = heading.Text, Prose = "", Blocks = "" });
                    break;
                case DocumentPart.Prose prose:
                    open ??= Opening(draft);
                    open.Prose = Joined(open.Prose, prose.Markdown, "\n\n");
                    break;
                case DocumentPart.Block block:
                    open!.Blocks = Joined(open.Blocks, $"```{block.Kind} {block.Id}\n{string.Join('\n', block.Lines)}\n```", "\n");
                    break;
            }
        }

        return Keep(draft, "document", ct);
    }

    /// <summary>A draft of a document that the school wrote itself. For each clause the closest founding clause is proposed.</summary>
    public Task<PolicyDraftId> From(FoundDocument found, string fileName, CancellationToken ct)
    {
        var title = found.Title ?? Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ').Trim();
        var draft = Begin(title, "policy: draft\ntitle: " + title + "\nwhen silent: headteacher\nwhen unknown: headteacher");
        var proposals = new Proposals(policies.Documents());
        foreach (var clause in found.Clauses)
        {
            var closest = clause.Number is null ? null : proposals.Closest(clause.Heading, clause.Prose);
            draft.Clauses.Add(new DraftClause
            {
                Draft = draft.Id, Place = draft.Clauses.Count + 1, Number = clause.Number, Level = clause.Level, Heading = clause.Heading, Prose = clause.Prose, Blocks = "",
                Decision = closest is null ? Decision.None : Decision.Open, ProposedDocument = closest?.Document, ProposedClause = closest?.Clause,
            });
        }

        draft.Clauses.Add(new DraftClause
        {
            Draft = draft.Id, Place = draft.Clauses.Count + 1, Number = found.Clauses.Any(clause => clause.Number == RolesAndWords) ? "Z.1" : RolesAndWords, Level = 2, Heading = "Roles and words", Prose = "",
            Blocks = "```role headteacher\ncalled headteacher\n```",
        });
        return Keep(draft, "upload", ct);
    }

    private static string Joined(string before, string next, string with) => before.Length == 0 ? next : before + with + next;

    private static DraftClause Opening(PolicyDraft draft)
    {
        var opening = new DraftClause { Draft = draft.Id, Place = 1, Number = null, Level = 2, Heading = "About this policy", Prose = "", Blocks = "" };
        draft.Clauses.Add(opening);
        return opening;
    }

    private PolicyDraft Begin(string title, string front) => new() { Establishment = me.Establishment, Title = title.Length == 0 ? "Social media policy" : title, Front = front, StartedBy = me.Id, StartedAt = clock.GetUtcNow(), ChangedAt = clock.GetUtcNow() };

    private async Task<PolicyDraftId> Keep(PolicyDraft draft, string from, CancellationToken ct)
    {
        db.Add(draft);
        await db.Save(new Act("policy.drafted", me.Establishment, me.Id, draft.StartedAt, draft.Id.Value) { Facts = new Dictionary<string, string> { ["from"] = from } }, ct);
        return draft.Id;
    }
}
