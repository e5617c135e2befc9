namespace Countersign.Policies.Unanswered;

/// <summary>A sentence that was not understood, sent by whoever typed it to those who look after the policy. Who that was is not kept.</summary>
internal sealed class SentSentence : ITenantOwned
{
    /// <summary>Characters of a sentence that is sent.</summary>
    public const int Longest = 500;

    // What nobody has dealt with by then is shown no longer, and goes with the next that is sent.
    private const int MonthsKept = 12;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    /// <summary>The first day of the month in which it was sent.</summary>
    public DateOnly Month { get; init; }

    /// <summary>As what they asked, widely: staff, not the headteacher.</summary>
    public required string Actor { get; init; }

    public required string Sentence { get; init; }

    /// <summary>The month of the oldest that is still shown.</summary>
    public static DateOnly OldestShown(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(-MonthsKept);
}
