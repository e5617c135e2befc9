namespace Countersign.Foundation.SentForms;

/// <summary>
/// A form that somebody filled in and that was not acted on, so that they find it again. It is closed for them alone, and no part of the school's record:
/// nobody did anything yet, so no act tells of it (ADR 50).
/// </summary>
internal sealed class UnsentForm : ITenantOwned
{
    /// <summary>A hash over the form's key and whose it is; whoever opens it says it.</summary>
    public required string Key { get; init; }

    public EstablishmentId Establishment { get; init; }

    public PersonId Person { get; init; }

    /// <summary>The path of its page.</summary>
    public required string Page { get; init; }

    /// <summary>What was typed, encrypted.</summary>
    public required string Closed { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset Until { get; init; }
}
