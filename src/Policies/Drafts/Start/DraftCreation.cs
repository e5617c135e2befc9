using System.Text;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Propose;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts.Start;

/// <summary>Begins a draft: from a document in our own form, or from one that a school brings.</summary>
internal sealed class DraftCreation(CountersignDb db, Proposals proposals, Me me, TimeProvider clock)
{
    private const string RolesAndWords = "A.1";

    /// <summary>A draft of a document that can be read already, clause by clause as it stands.</summary>
    public Task<PolicyDraftId> From(PolicyDocument document, ReadOnlyMemory<byte> source, CancellationToken ct) =>
        Keep(Draft(document, source.Span, me.Establishment, me.Id, clock.GetUtcNow()), "document", ct);

    /// <summary>The pieces of a document in their order, so that the draft reads as the document does.</summary>
    public static PolicyDraft Draft(PolicyDocument document, ReadOnlySpan<byte> source, EstablishmentId establishment, PersonId by, DateTimeOffset now)
    {
        var lines = Encoding.UTF8.GetString(source).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var draft = Begin(
            document.Front.Title,
            string.Join('\n', lines[1..Array.FindIndex(lines, 1, line => line.TrimEnd() == "---")]),
            establishment,
            by,
            now);
        foreach (var part in document.Parts)
        {
            var open = draft.Clauses.LastOrDefault();
            switch (part)
            {
                case DocumentPart.Heading heading:
                    draft.Clauses.Add(Piece(draft, heading.Clause, heading.Level, heading.Text));
                    break;
                case DocumentPart.Prose prose when open is null || open.Blocks.Length > 0:
                    draft.Clauses.Add(Piece(draft, open?.Number, 0, open?.Heading ?? "Opening"));
                    draft.Clauses[^1].Prose = prose.Markdown;
                    break;
                case DocumentPart.Prose prose:
                    open.Prose = prose.Markdown;
                    break;
                case DocumentPart.Block block:
                    open!.Blocks = (open.Blocks.Length == 0 ? "" : open.Blocks + "\n") + new DraftBlock(block.Kind, block.Id, block.Lines);
                    break;
            }
        }

        return draft;
    }

    /// <summary>A draft of a document that the school wrote itself. A founding clause is proposed for each that it surely resembles.</summary>
    public Task<PolicyDraftId> From(BroughtPolicy brought, CancellationToken ct)
    {
        var draft = Draft(brought, proposals, me.Establishment, me.Id, clock.GetUtcNow());
        return Keep(draft, "upload", ct);
    }

    public static PolicyDraft Draft(BroughtPolicy brought, Proposals proposals, EstablishmentId establishment, PersonId by, DateTimeOffset now)
    {
        var title = brought.Front["title"];
        var front = string.Join('\n', brought.Front.Select(line => $"{line.Key}: {line.Value}"));
        var draft = Begin(
            title,
            $"policy: draft\n{front}\nwhen silent: headteacher\nwhen unknown: headteacher",
            establishment,
            by,
            now);
        if (brought.Found.Title is not null)
        {
            draft.Clauses.Add(Piece(draft, null, 1, title));
        }

        var originals = new Dictionary<Guid, IReadOnlyList<string>>();
        foreach (var (clause, piece) in brought.Found.Clauses.Zip(brought.Pieces))
        {
            var proposed = piece.Number is null ? null : proposals.For(piece.Heading, piece.Prose, 1).FirstOrDefault(proposal => proposal.IsStrong);
            var made = Clause(draft, piece, proposed);
            draft.Clauses.Add(made);
            originals[made.Id] = clause.Original;
        }

        var last = Piece(draft, brought.Pieces.Any(piece => piece.Number == RolesAndWords) ? "Z.1" : RolesAndWords, 2, "Roles and words");
        last.Blocks = "```role headteacher\ncalled headteacher\n```";
        draft.Clauses.Add(last);
        draft.Brought = new BroughtRecord(
            originals,
            brought.LeftOut,
            [.. brought.Told, $"Clause {last.Number}, Roles and words, is the program’s own: the rules that you take over need it"],
            [.. brought.Differences.Select(difference => difference.Sentence)]).Written();
        return draft;
    }

    private static DraftClause Clause(PolicyDraft draft, DraftPiece piece, Proposal? proposed) => new()
    {
        Draft = draft.Id,
        Place = draft.Clauses.Count + 1,
        Number = piece.Number,
        Level = piece.Level,
        Heading = piece.Heading,
        Prose = piece.Prose,
        Blocks = "",
        Decision = proposed is null ? ProposalState.None : ProposalState.Open,
        ProposedDocument = proposed?.Document.Front.Id,
        ProposedClause = proposed?.Clause.Id,
    };

    private static DraftClause Piece(PolicyDraft draft, string? number, int level, string heading) =>
        new() { Draft = draft.Id, Place = draft.Clauses.Count + 1, Number = number, Level = level, Heading = heading, Prose = "", Blocks = "" };

    private static PolicyDraft Begin(string title, string front, EstablishmentId establishment, PersonId by, DateTimeOffset now) =>
        new() { Establishment = establishment, Title = title, Front = front, StartedBy = by, StartedAt = now, ChangedAt = now };

    private async Task<PolicyDraftId> Keep(PolicyDraft draft, string from, CancellationToken ct)
    {
        db.Add(draft);
        await db.Save(new AuditEvent(
            PolicyEvents.Drafted,
            me.Establishment,
            me.Id,
            draft.StartedAt,
            draft.Id.Value)
        { Facts = new Dictionary<string, string> { ["from"] = from } }, ct);
        return draft.Id;
    }
}
