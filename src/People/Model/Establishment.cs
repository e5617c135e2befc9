namespace Countersign.People.Model;

public enum EstablishmentKind
{
    School,
    Federation,
    Trust,
}

/// <summary>A school, or the federation or trust above it.</summary>
internal sealed class Establishment
{
    public const string UsualTimeZone = "Europe/London";

    public EstablishmentId Id { get; init; } = EstablishmentId.New();

    public required string Name { get; set; }

    /// <summary>The name in public addresses, such as <c>larkfield</c>.</summary>
    public required string Slug { get; init; }

    public EstablishmentKind Kind { get; init; }

    /// <summary>The federation or trust it belongs to; null where it stands alone.</summary>
    public EstablishmentId? Parent { get; init; }

    /// <summary>
    /// When a second person who signs or administers had joined: until then the opening administrator sets it up alone and nothing waits. It is never unset.
    /// </summary>
    public DateTimeOffset? SetUpEndedAt { get; set; }

    /// <summary>IANA name of the zone in which its people read the clock.</summary>
    public string TimeZone { get; set; } = UsualTimeZone;
}
