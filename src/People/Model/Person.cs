namespace Countersign.People.Model;

/// <summary>Somebody who acts in the program for an establishment.</summary>
internal sealed class Person : ITenantOwned
{
    public PersonId Id { get; init; } = PersonId.New();

    public EstablishmentId Establishment { get; init; }

    public required string Name { get; set; }

    /// <summary>Where the school writes to them, and what they sign in with; null where they have none.</summary>
    public string? Email { get; set; }

    /// <summary>What they sign in with where they have no e-mail address; nobody else in the installation has it.</summary>
    public string? SignInName { get; set; }

    /// <summary>Null where neither is known: then they cannot be invited.</summary>
    public string? SignsInWith => Email ?? SignInName;

    /// <summary>The last day they work here; from the day after they can neither sign in nor approve.</summary>
    public DateOnly? LeavesOn { get; set; }

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
