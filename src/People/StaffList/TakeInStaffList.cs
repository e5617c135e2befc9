using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.StaffList;

/// <summary>What somebody confirmed: the plan that they saw, the lines they left ticked, and the last day of whoever is not on the list.</summary>
internal sealed record Confirmed(string Fingerprint, IReadOnlyCollection<string> Ticked, DateOnly LastDay);

/// <summary>How much a list changed.</summary>
internal sealed record TakenIn(StaffListId List, int Joined, int Changed, int Leave);

/// <summary>Does what a staff list says and somebody confirmed, at once or not at all.</summary>
internal sealed class TakeInStaffList(Me me, CountersignDb db, Enrolment register, StaffPlans plans, TimeProvider clock)
{
    private static readonly Refusal Otherwise =
        new("Something has changed since you looked, so nothing was saved. This is what would change now. What is new is not ticked");

    private readonly List<AuditEvent> acts = [];

    /// <summary>Refused where the people have changed since the plan was shown: nobody confirmed what would happen now.</summary>
    public async Task<Outcome<TakenIn>> TakeIn(StaffLines lines, Confirmed confirmed, CancellationToken ct)
    {
        await using var alone = await db.Alone(me.Establishment, ct);
        var plan = await plans.For(lines, ct);
        if (plan.Fingerprint() != confirmed.Fingerprint)
        {
            return Otherwise;
        }

        var ticked = confirmed.Ticked.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var joiners = plan.Joiners.Concat(plan.Questions.Select(question => question.Joiner)).Where(joiner => ticked.Contains(joiner.Address)).ToList();
        var changes = plan.Changes.Where(change => ticked.Contains(change.Person.ToString())).ToList();
        var leavers = plan.Leavers.Where(leaver => ticked.Contains(leaver.Person.ToString())).ToList();
        var taken = new TakenIn(StaffListId.New(), joiners.Count, changes.Count, leavers.Count);
        if (taken is { Joined: 0, Changed: 0, Leave: 0 })
        {
            return new Refusal("Tick at least one line, or leave this page: nothing is saved until you do");
        }

        var people = await db.Set<Person>().ToDictionaryAsync(person => person.Id, ct);
        var held = (await db.Set<RoleHeld>().ToListAsync(ct)).ToLookup(row => row.Person);
        Note(PeopleEvents.StaffListTakenIn, taken.List, null, Counts(taken));
        joiners.ForEach(joiner => Join(joiner, taken.List));
        changes.ForEach(change => Change(people[change.Person], change, held[change.Person], taken.List));
        leavers.ForEach(leaver => Leave(people[leaver.Person], leaver.LastDay < confirmed.LastDay ? leaver.LastDay : confirmed.LastDay, taken.List));
        await db.Save(acts, ct);
        await alone.CommitAsync(ct);
        return taken;
    }

    private void Join(Joiner joiner, StaffListId list)
    {
        var person = register.Join(me.Establishment, joiner.Name, joiner.Address, joiner.Roles);
        Note(PeopleEvents.PersonAdded, list, person, RoleFacts.Of(joiner.Roles));
        if (joiner.LastDay is { } day)
        {
            Leave(db.Find<Person>(person)!, day, list);
        }
    }

    private void Change(Person person, StaffChange change, IEnumerable<RoleHeld> held, StaffListId list)
    {
        if (change.NewName is { } name)
        {
            person.Name = name.After;
            Note(PeopleEvents.PersonRenamed, list, person.Id);
        }

        if (change.Roles is { } roles)
        {
            db.RemoveRange(held.Where(row => !roles.After.Contains(row.Role)));
            db.AddRange(roles.After.Except(roles.Before).Select(role => new RoleHeld { Establishment = me.Establishment, Person = person.Id, Role = role }));
            Note(PeopleEvents.RolesChanged, list, person.Id, RoleFacts.Of(roles.After));
        }

        if (change.LastDay is { } day)
        {
            Leave(person, day.After, list);
        }
    }

    private void Leave(Person person, DateOnly? day, StaffListId list)
    {
        if (person.LeavesOn == day)
        {
            return;
        }

        person.LeavesOn = day;
        Note(PeopleEvents.PersonLeaving, list, person.Id, new() { ["last day"] = day?.ToString("O", CultureInfo.InvariantCulture) ?? "none" });
    }

    private void Note(AuditEventKind kind, StaffListId list, PersonId? person, Dictionary<string, string>? facts = null) => acts.Add(
        new AuditEvent(kind, me.Establishment, me.Id, clock.GetUtcNow(), person is { } about ? [about.Value, list.Value] : [list.Value]) { Facts = facts });

    private static Dictionary<string, string> Counts(TakenIn taken) => new()
    {
        ["joined"] = taken.Joined.ToString(CultureInfo.InvariantCulture),
        ["changed"] = taken.Changed.ToString(CultureInfo.InvariantCulture),
        ["leave"] = taken.Leave.ToString(CultureInfo.InvariantCulture),
    };
}
