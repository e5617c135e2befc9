using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Administer;

/// <summary>Somebody who holds the role, and the last day they work here where one is set.</summary>
/// <param name="CanComeIn">Whether they have joined, and nothing keeps them out.</param>
internal sealed record AdministratorHeld(PersonId Person, DateOnly? LeavesOn, bool CanComeIn);

/// <summary>Somebody must stay administrator, whether another loses the role or leaves.</summary>
internal static class Administrators
{
    public static Refusal NobodyStays { get; } = new("Somebody must stay administrator who has joined. Make another person administrator first");

    /// <summary>Whether one of them stays when these people go. Whose last day is set goes already, and who cannot come in is not there.</summary>
    public static bool OneStays(IEnumerable<AdministratorHeld> administrators, Func<PersonId, bool> goes) =>
        administrators.Any(administrator => administrator is { LeavesOn: null, CanComeIn: true } && !goes(administrator.Person));
}
