namespace Countersign.Policies.Drafts.Model;

/// <summary>A policy that is being written. It binds nobody until governors have ratified it and that is recorded.</summary>
internal sealed class PolicyDraft : ITenantOwned
{
    public PolicyDraftId Id { get; init; } = PolicyDraftId.New();

    public EstablishmentId Establishment { get; init; }

    public required string Title { get; set; }

    /// <summary>The lines between the two rules at the top of the document.</summary>
    public required string Front { get; set; }

    /// <summary>Of a policy brought from elsewhere: what its document shows, what was left out and why, as JSON. Null where the draft began here.</summary>
    public string? Brought { get; set; }

    /// <summary>Counts the changes, so that two people who write at once do not lose each other's words.</summary>
    public int Version { get; set; } = 1;

    public PersonId StartedBy { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public List<DraftClause> Clauses { get; init; } = [];

    public IEnumerable<DraftClause> InOrder() => Clauses.OrderBy(clause => clause.Place);
}

/// <summary>What a person decided about a proposal.</summary>
internal enum ProposalState
{
    /// <summary>Nothing was proposed.</summary>
    None,

    /// <summary>Nobody has decided yet.</summary>
    Open,

    Accepted,

    Skipped,
}

/// <summary>A heading of a draft with what stands under it.</summary>
internal sealed class DraftClause
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PolicyDraftId Draft { get; init; }

    public int Place { get; set; }

    /// <summary>Null where the heading only structures the page, and where nothing numbered has begun yet.</summary>
    public string? Number { get; init; }

    /// <summary>1 to 6 of the heading; 0 where none stands: the opening of a document, and prose that goes on after the blocks of a clause.</summary>
    public int Level { get; init; }

    public required string Heading { get; set; }

    public required string Prose { get; set; }

    /// <summary>The blocks as they stand in the document, fences included.</summary>
    public required string Blocks { get; set; }

    public ProposalState Decision { get; set; }

    /// <summary>The short name of the founding document whose clause is proposed or was taken over.</summary>
    public string? ProposedDocument { get; set; }

    public string? ProposedClause { get; set; }
}
