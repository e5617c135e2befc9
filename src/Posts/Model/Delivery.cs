using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Model;

/// <summary>The school's own ledger of what was sent where. The platform's key is the delivery's id, chosen before anything is sent.</summary>
internal sealed class Delivery : ITenantOwned
{
    public DeliveryId Id { get; private init; }

    public PostId Post { get; private init; }

    public EstablishmentId Establishment { get; private init; }

    public SchoolAccountId Account { get; private init; }

    public DeliveryState State { get; private set; } = DeliveryState.Waiting;

    /// <summary>What everybody signed, and therefore the only thing that may go out.</summary>
    public required string Fingerprint { get; init; }

    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Somebody cancelled it, perhaps while it was on its way: it is deleted as soon as it is known to be there.</summary>
    public bool IsCancelled { get; private set; }

    public string? PlatformId { get; private set; }

    public string? Link { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? TakenDownAt { get; private set; }

    /// <summary>The platform's own words, or what happened, for the people of the school.</summary>
    public string? WhatThePlatformSaid { get; private set; }

    /// <summary>The record of what was sent, as bytes in the file store.</summary>
    public string? EvidenceHash { get; private set; }

    /// <summary>Whether the platform shows what was sent; null until it was read.</summary>
    public ReadBackResult? ReadBack { get; private set; }

    public DateTimeOffset? ReadBackAt { get; private set; }

    /// <summary>Nothing of it has left the house, so it can still be cancelled.</summary>
    public bool IsStillHere => State is DeliveryState.Waiting or DeliveryState.ToPutUp;

    /// <summary>Only what a person says leads on from here, where a person puts posts up.</summary>
    public bool IsInHands => State is DeliveryState.ToPutUp or DeliveryState.Sending or DeliveryState.TakingDown;

    /// <summary>Counts every change: two who change it at once cannot both win.</summary>
    public int Version { get; private set; }

    // The platform takes the time of the key for the time of the post, so that trying again sends the same.
    public static Delivery Of(PostTarget target, string fingerprint, DateTimeOffset due, DateTimeOffset now) => new()
    {
        Id = DeliveryId.From(Guid.CreateVersion7(now)),
        Post = target.Post,
        Establishment = target.Establishment,
        Account = target.Account,
        Fingerprint = fingerprint,
        DueAt = due,
    };

    /// <summary>It is due, and waits for a person to put it up.</summary>
    public void HandOver() => Move(DeliveryState.ToPutUp, null);

    /// <summary>From here on a request may leave the house.</summary>
    /// <param name="evidence">Where the record of what goes out is kept.</param>
    public void Claim(string evidence)
    {
        EvidenceHash = evidence;
        Move(DeliveryState.Sending, WhatThePlatformSaid);
    }

    /// <summary>The platform has it. Where somebody cancelled it meanwhile, it is to be deleted there.</summary>
    public void Publish(string platformId, string link, DateTimeOffset now)
    {
        (PlatformId, Link, PublishedAt) = (platformId, link, now);
        Move(IsCancelled ? DeliveryState.TakingDown : DeliveryState.Published, null);
    }

    /// <summary>Another record of what went out takes the place of the first, without the name of somebody who was erased.</summary>
    public void ReplaceRecord(string evidence)
    {
        EvidenceHash = evidence;
        Changed();
    }

    public void Lose(string what) => Move(DeliveryState.NotKnown, what);

    public void Reject(string said) => Move(DeliveryState.Rejected, said);

    /// <param name="because">Why it did not go out, for people to read; null where somebody wanted it so.</param>
    public void Cancel(string? because) => Move(DeliveryState.Cancelled, because);

    /// <summary>Whatever arrives is deleted at once.</summary>
    public void CancelOnArrival()
    {
        IsCancelled = true;
        Changed();
    }

    public void TakeDown() => Move(DeliveryState.TakingDown, WhatThePlatformSaid);

    public void ConfirmGone(DateTimeOffset now)
    {
        TakenDownAt = now;
        Move(DeliveryState.TakenDown, null);
    }

    public void RefuseTakeDown(string said) => Move(DeliveryState.TakeDownRefused, said);

    /// <summary>Keeps what the platform was found to show.</summary>
    public void Compare(ReadBackResult result, DateTimeOffset now)
    {
        (ReadBack, ReadBackAt) = (result, now);
        Changed();
    }

    private void Move(DeliveryState state, string? said)
    {
        (State, WhatThePlatformSaid) = (state, said);
        Changed();
    }

    private void Changed() => Version++;
}
