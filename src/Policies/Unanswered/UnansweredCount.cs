namespace Countersign.Policies.Unanswered;

/// <summary>How often one question went without an answer in one month, under one version of the policy. Who asked is nowhere kept.</summary>
internal sealed class UnansweredCount : ITenantOwned, IMonthlyCount
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    /// <summary>The hash of the document that was asked.</summary>
    public required string Policy { get; init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    /// <summary>Empty where the question named nobody.</summary>
    public required string Counterpart { get; init; }

    /// <summary>Empty where the question named no account or device.</summary>
    public required string Channel { get; init; }

    /// <summary>The text speaks of it and does not settle it; otherwise it says nothing at all.</summary>
    public bool Ambiguous { get; init; }

    public int Times { get; set; }

    public int Version { get; set; }
}
