using Countersign.People.Administer;

namespace Countersign.People.StaffList;

/// <summary>Who brings the list, and when; and the roles that mean something at their school.</summary>
internal sealed record Bringing(PersonId Me, DateOnly Today, IReadOnlyList<string> NamedRoles);

/// <summary>What a staff list would change, from the list and the people as they are. Nobody becomes or ceases to be administrator by one.</summary>
internal sealed class StaffPlanner(IReadOnlyList<Known> people, StaffIndex index, Bringing bringing)
{
    private readonly List<Joiner> joiners = [];
    private readonly List<StaffChange> changes = [];
    private readonly List<PerhapsTheSame> questions = [];
    private readonly List<NotDone> notDone = [];
    private readonly List<string> unread = [];
    private int absent;

    public static StaffPlan Plan(StaffLines list, IReadOnlyList<Known> people, Bringing bringing)
    {
        var planner = new StaffPlanner(people, new StaffIndex(list, people, bringing.Today), bringing);
        planner.unread.AddRange(list.Unread.Select(line => line.Sentence));
        foreach (var line in list.Read)
        {
            planner.Add(line);
        }

        return planner.Whole();
    }

    private void Add(StaffLine line)
    {
        var known = index.At(line.Address);
        var here = known.Any(person => person.IsHere(bringing.Today));
        if (!line.InUse || (!here && line.LastDay < bringing.Today))
        {
            absent++;
        }
        else if (known.Count > 1)
        {
            unread.Add($"Line {line.Number}: {known.Count} people here have this e-mail address. Set the last day of the one who left, on their page");
        }
        else if (known.Count == 1)
        {
            Change(line, known[0]);
        }
        else
        {
            Join(line);
        }
    }

    private void Join(StaffLine line)
    {
        var joiner = new Joiner(line.Name, line.Address, Roles(line, []), line.LastDay);
        if (index.Namesake(line.Name) is { } namesake)
        {
            questions.Add(new PerhapsTheSame(joiner, namesake.Person, namesake.Address));
        }
        else
        {
            joiners.Add(joiner);
        }
    }

    private void Change(StaffLine line, Known known)
    {
        var comesBack = !known.IsHere(bringing.Today);
        if (comesBack && known.Roles.Contains(Me.Administrator))
        {
            notDone.Add(new NotDone(known.Name, "They were an administrator when they left. They come back from their own page, where their last day is set"));
            return;
        }

        var roles = Roles(line, known.Roles);
        var change = new StaffChange(known.Person, known.Name)
        {
            NewName = line.Name == known.Name ? null : new(known.Name, line.Name),
            Roles = roles.ToHashSet().SetEquals(known.Roles) ? null : new([.. known.Roles.Order(StringComparer.Ordinal)], roles),
            LastDay = line.LastDay == known.LeavesOn || (line.LastDay is null && !comesBack) ? null : new(known.LeavesOn, line.LastDay),
            ComesBack = comesBack,
        };
        change = known.Person == bringing.Me ? Own(change) : change;
        if (!change.IsEmpty)
        {
            changes.Add(change);
        }
    }

    private StaffChange Own(StaffChange change)
    {
        if (change.Roles is not null)
        {
            notDone.Add(new NotDone(change.Name, "Your own roles stay as they are. Another administrator can change them"));
        }

        if (change.LastDay is not null)
        {
            notDone.Add(new NotDone(change.Name, "Your own last day stays as it is. It is set on your page"));
        }

        return change with { Roles = null, LastDay = null };
    }

    // A line that names no role says nothing about roles.
    private IReadOnlyList<string> Roles(StaffLine line, IReadOnlyList<string> now)
    {
        if (line.Roles.Contains(Me.Administrator) && !now.Contains(Me.Administrator))
        {
            notDone.Add(new NotDone(line.Name, "The list says administrator. Nobody becomes one by a list, but on their own page"));
        }

        var said = line.Roles.Where(role => role != Me.Administrator).ToList();
        return said.Count == 0 ? now : [.. said.Concat(now.Where(role => role == Me.Administrator)).Order(StringComparer.Ordinal)];
    }

    private StaffPlan Whole()
    {
        var asked = questions.Select(question => question.Known).ToHashSet();
        var leavers = StaffLeavers.Find(people, index, bringing, asked, notDone);
        var going = leavers.Select(leaver => leaver.Person).Concat(changes.Where(change => change.EndsSooner).Select(change => change.Person));
        var stay = StaffLeavers.MustStay(people, going);
        notDone.AddRange(people.Where(known => stay.Contains(known.Person))
            .Select(known => new NotDone(known.Name, "They do not leave by this list. " + Administrators.NobodyStays.Sentence)));
        var kept = changes.Select(change => stay.Contains(change.Person) ? change with { LastDay = null } : change).Where(change => !change.IsEmpty).ToList();
        return new StaffPlan
        {
            Today = bringing.Today,
            Joiners = ByName(joiners, joiner => joiner.Name),
            Changes = ByName(kept, change => change.Name),
            Leavers = ByName(leavers.Where(leaver => !stay.Contains(leaver.Person)), leaver => leaver.Name),
            Questions = ByName(questions, question => question.Joiner.Name),
            NotDone = notDone,
            Unread = unread,
            UnknownRoles = [.. Given(kept).Except(bringing.NamedRoles).Order(StringComparer.Ordinal)],
            Here = people.Count(known => known.IsHere(bringing.Today)),
            CountsAsAbsent = absent,
        };
    }

    private IEnumerable<string> Given(List<StaffChange> kept) =>
        joiners.Concat(questions.Select(question => question.Joiner)).SelectMany(joiner => joiner.Roles)
            .Concat(kept.SelectMany(change => change.Roles?.After.Except(change.Roles.Before) ?? []));

    private static List<T> ByName<T>(IEnumerable<T> lines, Func<T, string> name) => [.. lines.OrderBy(name, StringComparer.OrdinalIgnoreCase)];
}
