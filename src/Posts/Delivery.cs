using Countersign.Foundation.Database;
using Countersign.SchoolAccounts;

namespace Countersign.Posts;

/// <summary>One post on its way to one account.</summary>
public readonly record struct DeliveryId(Guid Value) : IId<DeliveryId>
{
    public static DeliveryId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out DeliveryId id) => Ids.Read(text, out id);

    public override string ToString() => Value.ToString();
}

internal enum DeliveryState
{
    /// <summary>Due at its time; can still be called off.</summary>
    Waiting,

    /// <summary>Claimed: a request may be on its way. Only looking for the key leads on from here.</summary>
    Sending,

    /// <summary>The platform has it.</summary>
    Published,

    /// <summary>The platform refused it; nothing is there.</summary>
    Rejected,

    /// <summary>It may or may not be there. It is looked for, never sent blindly.</summary>
    NotKnown,

    /// <summary>Called off, or its approvals no longer held when it was due.</summary>
    Cancelled,

    /// <summary>To be deleted on the platform.</summary>
    Recalling,

    /// <summary>Deleted, and proved to be gone.</summary>
    Recalled,

    /// <summary>The platform would not delete it; a person has to.</summary>
    RecallRefused,
}

/// <summary>What the platform was found to show after a post was published.</summary>
internal enum ReadBackResult
{
    Same,
    Different,
}

/// <summary>The school's own ledger of what was sent where. The platform's key is the delivery's id, chosen before anything is sent.</summary>
internal sealed class Delivery : IBelong
{
    public DeliveryId Id { get; init; }

    public PostId Post { get; init; }

    public EstablishmentId Establishment { get; init; }

    public SchoolAccountId Account { get; init; }

    public DeliveryState State { get; set; } = DeliveryState.Waiting;

    /// <summary>What everybody signed, and therefore the only thing that may go out.</summary>
    public required string Fingerprint { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>Somebody called it off while it was on its way: it is deleted as soon as it is known to be there.</summary>
    public bool CallOff { get; set; }

    public string? PlatformId { get; set; }

    public string? Link { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset? RecalledAt { get; set; }

    /// <summary>The platform's own words, or what happened, for the people of the school.</summary>
    public string? WhatThePlatformSaid { get; set; }

    /// <summary>The record of what was sent, as bytes in the file store.</summary>
    public string? EvidenceHash { get; set; }

    /// <summary>Whether the platform shows what was sent; null until it was read.</summary>
    public ReadBackResult? ReadBack { get; set; }

    public DateTimeOffset? ReadBackAt { get; set; }

    public int Version { get; set; }
}
