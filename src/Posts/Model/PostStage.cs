namespace Countersign.Posts.Model;

/// <summary>Where a post stands. No edge leads to <see cref="Scheduled"/> but the last countersignature of a valid set.</summary>
internal enum PostStage
{
    /// <summary>Its author is writing, or it came back to them.</summary>
    Draft,

    /// <summary>Somebody has to check or approve it.</summary>
    InReview,

    /// <summary>Everybody needed has signed; it goes out at its time.</summary>
    Scheduled,

    /// <summary>It went out to at least one account.</summary>
    Sent,

    /// <summary>It was cancelled before it went out.</summary>
    Cancelled,

    /// <summary>It was taken down from everywhere it had gone.</summary>
    TakenDown,
}
