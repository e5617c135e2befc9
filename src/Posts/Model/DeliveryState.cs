namespace Countersign.Posts.Model;

internal enum DeliveryState
{
    /// <summary>Due at its time; can still be cancelled.</summary>
    Waiting,

    /// <summary>Due at a place where the program sends nothing: it waits for a person to put it up, and can still be cancelled.</summary>
    ToPutUp,

    /// <summary>Claimed: a request may be on its way. Only looking for the key, or the person who has it in hand, leads on from here.</summary>
    Sending,

    /// <summary>The platform has it.</summary>
    Published,

    /// <summary>The platform refused it; nothing is there.</summary>
    Rejected,

    /// <summary>It may or may not be there. It is looked for, never sent blindly.</summary>
    NotKnown,

    /// <summary>Cancelled, or its approvals no longer held when it was due.</summary>
    Cancelled,

    /// <summary>To be deleted on the platform.</summary>
    TakingDown,

    /// <summary>Deleted, and proved to be gone.</summary>
    TakenDown,

    /// <summary>The platform would not delete it; a person has to.</summary>
    TakeDownRefused,
}

/// <summary>What the platform was found to show after a post was published.</summary>
internal enum ReadBackResult
{
    Same,
    Different,
}
