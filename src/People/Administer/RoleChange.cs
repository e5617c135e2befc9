namespace Countersign.People.Administer;

/// <summary>What an administrator wants to change about somebody.</summary>
internal sealed record WantedChange(PersonId Person, IReadOnlyList<string> HeldNow, IReadOnlyList<string> Wanted);

internal sealed record RolesChanged(IReadOnlyList<string> Roles, bool OwnAsOnlyAdministrator);

/// <summary>
/// Nobody gives roles to themselves, because a role decides whose approval counts. Where there is one administrator they
/// may, and the record says so.
/// </summary>
internal static class RoleChange
{
    public static Outcome<RolesChanged> Decide(Me me, WantedChange change, IReadOnlyList<AdministratorHeld> administrators)
    {
        var own = change.Person == me.Id;
        if (own && administrators.Any(administrator => administrator.Person != me.Id))
        {
            return new Refusal("You cannot change your own roles. Ask another administrator");
        }

        var loses = change.HeldNow.Contains(Me.Administrator) && !change.Wanted.Contains(Me.Administrator);
        return loses && !Administrators.OneStays(administrators, person => person == change.Person)
            ? Administrators.NobodyStays
            : new RolesChanged(change.Wanted, own);
    }
}
