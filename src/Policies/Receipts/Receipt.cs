namespace Countersign.Policies.Receipts;

/// <summary>What somebody asked and what the policy answered, kept because they chose to keep it. It is theirs alone.</summary>
internal sealed class Receipt : ITenantOwned
{
    public ReceiptId Id { get; init; } = ReceiptId.New();

    public EstablishmentId Establishment { get; init; }

    /// <summary>Who asked, and may read, share and delete it.</summary>
    public PersonId Owner { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The question in a few words, for a list.</summary>
    public required string Asks { get; init; }

    /// <summary>Who asked as what, and all they said, a line each.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in one or two sentences.</summary>
    public required string Sentence { get; init; }

    /// <summary>The whole answer as plain text, with the clauses in their own words.</summary>
    public required string Answer { get; init; }

    /// <summary>The clauses that it cites, with commas.</summary>
    public required string Clauses { get; init; }

    /// <summary>Title and number of the document that answered.</summary>
    public required string PolicyTitle { get; init; }

    /// <summary>SHA-256 of the document's bytes.</summary>
    public required string PolicyHash { get; init; }

    public int Version { get; set; }

    public List<ReceiptShare> Shares { get; } = [];
}

/// <summary>One colleague whom the owner lets read a receipt.</summary>
internal sealed class ReceiptShare : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public ReceiptId Receipt { get; init; }

    public PersonId Colleague { get; init; }

    public DateTimeOffset At { get; init; }
}
