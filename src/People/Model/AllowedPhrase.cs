namespace Countersign.People.Model;

/// <summary>Words that hold a pupil's name by accident, which the school allows in posts: "Harry Potter day" though a Harry Potter is on the roster.</summary>
internal sealed class AllowedPhrase : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public EstablishmentId Establishment { get; init; }

    public required string Phrase { get; init; }

    /// <summary>Why nobody is named by it, in the words of whoever allowed it.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset AllowedAt { get; init; }
}
