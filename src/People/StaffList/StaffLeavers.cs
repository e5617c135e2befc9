using Countersign.People.Administer;

namespace Countersign.People.StaffList;

/// <summary>
/// Who leaves by a list. Nobody without an address does, nobody of whom it cannot be told, not whoever brings it, and not the last
/// administrator.
/// </summary>
internal static class StaffLeavers
{
    public static List<Leaver> Find(IReadOnlyList<Known> people, StaffIndex index, Bringing bringing, HashSet<PersonId> asked, List<NotDone> notDone)
    {
        var leavers = new List<Leaver>();
        foreach (var known in people.Where(known => known.LeavesOn is null || known.LeavesOn > bringing.Today))
        {
            if (known.Address is null || index.IsListed(known) || asked.Contains(known.Person))
            {
                continue;
            }

            if (known.Person == bringing.Me)
            {
                notDone.Add(new NotDone(known.Name, "You are not on the list. You do not leave by a list that you bring"));
            }
            else
            {
                leavers.Add(new Leaver(known.Person, known.Name, known.Address, known.LeavesOn));
            }
        }

        return leavers;
    }

    /// <summary>Where no administrator would stay, none of them goes: which of them should stay is not the program's to say.</summary>
    public static HashSet<PersonId> MustStay(IReadOnlyList<Known> people, IEnumerable<PersonId> going)
    {
        var administrators = people.Where(known => known.Roles.Contains(Me.Administrator))
            .Select(known => new AdministratorHeld(known.Person, known.LeavesOn, known.CanComeIn)).ToList();
        var leaving = going.Intersect(administrators.Select(administrator => administrator.Person)).ToHashSet();
        return Administrators.OneStays(administrators, leaving.Contains) ? [] : leaving;
    }
}
