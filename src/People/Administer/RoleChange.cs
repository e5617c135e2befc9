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
    public static Outcome<RolesChanged> Decide(Me me, WantedChange change, int administrators)
    {
        var loses = change.HeldNow.Contains(Me.Administrator) && !change.Wanted.Contains(Me.Administrator);
        return (change.Person == me.Id, administrators) switch
        {
            (true, > 1) => new Refusal("You cannot change your own roles. Ask another administrator"),
            (_, <= 1) when loses => new Refusal("Somebody must stay administrator. Make another person administrator first"),
            (var own, _) => new RolesChanged(change.Wanted, own),
        };
    }
}
