namespace Countersign.People.Model;

/// <summary>Who is signed in, where, and in which roles: read once per request.</summary>
public sealed record Me(PersonId Id, EstablishmentId Establishment, string Name, IReadOnlyCollection<string> Roles)
{
    /// <summary>Sets the school up: people, roles, accounts.</summary>
    public const string Administrator = "administrator";

    /// <summary>In every school whoever holds it answers for what the school says.</summary>
    public const string Headteacher = "headteacher";

    /// <summary>The federation or trust from which they look into one of its schools; null where they are at home.</summary>
    public EstablishmentId? VisitsFrom { get; init; }

    /// <summary>What they are at the school, such as <c>staff</c> or <c>governor</c>; where nobody said it, what their roles say.</summary>
    public string Kind { get => field ?? PersonKinds.ByRoles(Roles); init; }

    /// <summary>Until somebody has confirmed that it is them they sign nothing.</summary>
    public bool SignaturesRest { get; init; }

    public bool Holds(string role) => Roles.Contains(role, StringComparer.OrdinalIgnoreCase);
}
