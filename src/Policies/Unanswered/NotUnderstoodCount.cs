namespace Countersign.Policies.Unanswered;

/// <summary>How often sentences of one shape were not understood in one month. Neither their words nor who typed them are kept anywhere.</summary>
internal sealed class NotUnderstoodCount : ITenantOwned, IMonthlyCount
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public DateOnly Month { get; init; }

    public required string Actor { get; init; }

    /// <summary>The action that the words came nearest to; empty where they came near none.</summary>
    public required string About { get; init; }

    /// <summary>The sentence had so many words or fewer: 6, 15, or 400, after which it is cut.</summary>
    public int WordsUpTo { get; init; }

    public int Times { get; set; }

    public int Version { get; set; }
}
