using System.Text.Json.Serialization;

namespace Countersign.Posts.Evidence;

/// <summary>What became of a post on each account, as <c>evidence.json</c> holds it; docs/evidence.md is its format.</summary>
internal sealed record EvidenceSummary(
    string Format,
    Guid Post,
    string School,
    string Author,
    DateTimeOffset MadeAt,
    string Policy,
    string Fingerprint,
    IReadOnlyList<EvidenceOfOne> Sent)
{
    public const string FormatName = "countersign-evidence-1";
}

/// <param name="Record">The entry that holds text, pictures and signatures as they went out.</param>
/// <param name="ReadBack">What the platform was found to show: <c>Same</c>, <c>Different</c>, or null where it was not read.</param>
internal sealed record EvidenceOfOne(
    Guid Delivery,
    string Record,
    Guid Account,
    string Platform,
    string AccountName,
    string State,
    string? PlatformId,
    string? Link,
    DateTimeOffset? SentAt,
    string? ReadBack,
    DateTimeOffset? ReadBackAt,
    DateTimeOffset? TakenBackAt)
{
    /// <summary>Whose word it is that the post was up, where a person puts posts up; left out where the platform said it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceOfPerson? PutUpBy { get; init; }

    /// <summary>Whose word it is that it is gone; left out in the same way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceOfPerson? TakenDownBy { get; init; }
}

/// <summary>Somebody who said what became of a post.</summary>
internal sealed record EvidenceOfPerson(Guid Person, string Name, DateTimeOffset At);
