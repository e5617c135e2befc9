namespace Countersign.People.Model;

/// <summary>Somebody who acts in the program for an establishment.</summary>
internal sealed class Person : ITenantOwned
{
    /// <summary>What stands in the place of a name that was erased, wherever the person is shown.</summary>
    public const string Erased = "Somebody who was erased";

    public PersonId Id { get; init; } = PersonId.New();

    public EstablishmentId Establishment { get; init; }

    public required string Name { get; set; }

    /// <summary>What they are at the school: one of <see cref="PersonKinds.All"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Where the school writes to them, and what they sign in with; null where they have none.</summary>
    public string? Email { get; set; }

    /// <summary>What they sign in with where they have no e-mail address; nobody else in the installation has it.</summary>
    public string? SignInName { get; set; }

    /// <summary>Null where neither is known: then they cannot be invited.</summary>
    public string? SignsInWith => Email ?? SignInName;

    /// <summary>Where colleagues ring them at the school, as the school writes it; null where nobody said it.</summary>
    public string? Telephone { get; set; }

    /// <summary>Where they are found in the building; null where nobody said it.</summary>
    public string? Room { get; set; }

    /// <summary>The last day they work here; from the day after they can neither sign in nor approve.</summary>
    public DateOnly? LeavesOn { get; set; }

    /// <summary>When they first had a way to sign in; null where they have not joined.</summary>
    public DateTimeOffset? JoinedAt { get; set; }

    /// <summary>From when they may be the second person in a change of power, given their role; null where that was never put off.</summary>
    public DateTimeOffset? ConfirmsFrom { get; set; }

    /// <summary>When something last took from them the power to confirm: a role taken away, a last day set. Never what such a day claims itself.</summary>
    public DateTimeOffset? ConfirmedUntil { get; private set; }

    /// <summary>Since when their signatures rest, because how they sign in was replaced and nobody has confirmed yet that it is them.</summary>
    public DateTimeOffset? SignaturesRestSince { get; set; }

    /// <summary>When something last gave them power or another way in; null where nothing did.</summary>
    public DateTimeOffset? PowerChangedAt { get; private set; }

    /// <summary>What that was, in a few words such as <c>role given</c>.</summary>
    public string? PowerChange { get; private set; }

    /// <summary>When their name, address and ways to sign in were deleted for good; null for everybody else.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>
    /// Leaves of them what the record needs: an id, and that nobody of today is behind it. Until when they could have confirmed stays too, because it says
    /// how long others have to wait.
    /// </summary>
    public void Erase(DateOnly today, DateTimeOffset now)
    {
        (Name, Kind, Email, SignInName, Telephone, Room) = (Erased, PersonKinds.Other, null, null, null, null);
        (JoinedAt, ConfirmsFrom, SignaturesRestSince, PowerChangedAt, PowerChange) = (null, null, null, null, null);
        (LeavesOn, ErasedAt) = (today.AddDays(-1), now);
    }

    /// <summary>Notes what gave them power or another way in. What they sign within a week of it is shown as such.</summary>
    public void NotePower(string what, DateTimeOffset now) => (PowerChange, PowerChangedAt) = (what, now);

    /// <summary>Sets the last day, and notes until when they could have confirmed.</summary>
    /// <param name="confirms">Whether they hold a role that confirms.</param>
    public void Leave(DateOnly? lastDay, bool confirms, DateTimeOffset now)
    {
        LeavesOn = lastDay;
        ConfirmedUntil = confirms && JoinedAt is not null ? now : ConfirmedUntil;
    }

    /// <summary>Notes that they lost the last of their roles that confirm.</summary>
    public void ConfirmsNoMore(DateTimeOffset now) => ConfirmedUntil = JoinedAt is null ? ConfirmedUntil : now;

    public bool IsHere(DateOnly today) => LeavesOn is null || today <= LeavesOn;
}

/// <summary>A role that a person holds. One person may hold several; the words are those of the policy in force.</summary>
internal sealed class RoleHeld : ITenantOwned
{
    public PersonId Person { get; init; }

    public EstablishmentId Establishment { get; init; }

    /// <summary>Lower case, as the policy names it: <c>headteacher</c>, <c>senior authoriser</c>.</summary>
    public required string Role { get; init; }
}
