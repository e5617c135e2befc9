namespace Countersign.People.Administer;

/// <summary>What somebody holds now who is about to be given or to lose roles.</summary>
internal sealed record RolesNow(PersonId Person, string Name, bool IsHere, IReadOnlyList<string> Held);

/// <summary>A change of roles, weighed from how everything stands. Pure.</summary>
internal static class RoleRules
{
    private static readonly Refusal Gone = new("Somebody whom this is about no longer works here. Ask again without them");

    /// <summary>What each would hold; or why not. Who asked may have asked some time ago.</summary>
    public static Outcome<IReadOnlyList<IReadOnlyList<string>>> Decide(
        IReadOnlyList<RoleLine> lines, IReadOnlyList<RolesNow?> now, IReadOnlyList<AdministratorHeld> administrators)
    {
        var pairs = lines.Zip(now).ToList();
        if (pairs.Any(pair => pair.Second is null || (!pair.Second.IsHere && pair.First.Gives.Count > 0)))
        {
            return Gone;
        }

        var losing = lines.Where(line => line.Takes.Contains(Me.Administrator)).Select(line => line.Person).ToHashSet();
        losing.IntersectWith(administrators.Select(administrator => administrator.Person));
        return losing.Count > 0 && !Administrators.OneStays(administrators, losing.Contains)
            ? Administrators.NobodyStays
            : new Outcome<IReadOnlyList<IReadOnlyList<string>>>.Done([.. pairs.Select(pair => After(pair.Second!.Held, pair.First))]);
    }

    /// <summary>
    /// Whether it takes two: where a role is power. Whoever gives up their own does it alone, as long as somebody else who has joined still holds it.
    /// </summary>
    /// <param name="others">The roles that others hold who have joined and stay.</param>
    public static bool TakesTwo(PersonId by, IReadOnlyList<RoleLine> lines, Func<string, bool> isPower, IReadOnlyCollection<string> others) =>
        lines.Any(line => line.Roles.Any(isPower) && !(line.Person == by && line.Gives.Count == 0 && line.Takes.Where(isPower).All(others.Contains)));

    private static IReadOnlyList<string> After(IReadOnlyList<string> held, RoleLine line) => [.. held.Except(line.Takes).Union(line.Gives)];
}
