namespace Countersign.Foundation.Audit;

/// <summary>
/// A kind of act. The module that makes it declares it once, in its <c>…Events</c>; docs/audit-record.md is written from these.
/// </summary>
/// <param name="Name">As it is stored: noun and past participle, such as <c>post.sent-back</c>. Once released it is never given another meaning.</param>
/// <param name="Words">What people read, such as <c>Sent back</c>.</param>
/// <param name="When">What happened, in the words of the list.</param>
public sealed record AuditEventKind(string Name, string Words, string When)
{
    /// <summary>The ids that an act of this kind is about.</summary>
    public string About { get; init; } = "";

    /// <summary>The clause it names, where it names one.</summary>
    public string Clause { get; init; } = "";

    /// <summary>
    /// Which fields say something of a living person, besides who did it: <c>about</c>, <c>why</c>, or the name of a fact.
    /// </summary>
    public IReadOnlyList<string> PersonalFields { get; init; } = [];

    /// <summary>Why its words stay when somebody is erased whom it is by or about, and what they say of the person with them; null where they go.</summary>
    public string? KeptBecause { get; init; }

    /// <summary>Names under which earlier releases stored it, and which stay readable.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    public override string ToString() => Name;
}
