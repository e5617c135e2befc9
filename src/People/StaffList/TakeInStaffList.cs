using System.Globalization;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Administer;
using Countersign.People.DualControl;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.StaffList;

/// <summary>What somebody confirmed: the plan that they saw, the lines they left ticked, and the last day of whoever is not on the list.</summary>
internal sealed record Confirmed(string Fingerprint, IReadOnlyCollection<string> Ticked, DateOnly LastDay);

/// <summary>How much a list changed.</summary>
internal sealed record TakenIn(StaffListId List, int Joined, int Changed, int Leave)
{
    /// <summary>What it says of roles that sign or administer, where that takes two and waits.</summary>
    public RequestedChange? Waits { get; init; }
}

/// <summary>Does what a staff list says and somebody confirmed, at once or not at all.</summary>
internal sealed class TakeInStaffList(Me me, CountersignDb db, Enrolment register, StaffPlans plans, ChangeRoles roles, TimeProvider clock)
{
    private static readonly Refusal Otherwise =
        new("Something has changed since you looked, so nothing was saved. This is what would change now. What is new is not ticked");

    private readonly List<AuditEvent> acts = [];

    // Whom the list gives or takes roles that are power: that is asked for as one change.
    private readonly List<RoleLine> power = [];

    private Func<string, bool> isPower = static _ => true;

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

        isPower = await roles.Power(ct);
        var people = await db.Set<Person>().ToDictionaryAsync(person => person.Id, ct);
        var held = (await db.Set<RoleHeld>().ToListAsync(ct)).ToLookup(row => row.Person);
        Note(PeopleEvents.StaffListTakenIn, taken.List, null, Counts(taken));
        joiners.ForEach(joiner => Join(joiner, taken.List));
        changes.ForEach(change => Change(people[change.Person], change, held[change.Person], taken.List));
        leavers.ForEach(leaver => Leave(
            people[leaver.Person], leaver.LastDay < confirmed.LastDay ? leaver.LastDay : confirmed.LastDay, held[leaver.Person], taken.List));
        await db.Save(acts, ct);
        var asked = power.Count == 0 ? null : await roles.Change(taken.List.Value, power, ct);
        if (asked is Outcome<RequestedChange>.Refused(var why))
        {
            return why;
        }

        taken = taken with { Waits = asked is Outcome<RequestedChange>.Done({ Counts: false } waits) ? waits : null };
        await alone.CommitAsync(ct);
        return taken;
    }

    private void Join(Joiner joiner, StaffListId list)
    {
        var plain = joiner.Roles.Where(role => !isPower(role)).ToList();
        var kind = PersonKinds.ByRoles(joiner.Roles);
        var person = register.Enter(me.Establishment, joiner.Name, joiner.Address, kind, plain);
        Note(PeopleEvents.PersonAdded, list, person, RoleFacts.Of(plain, kind));
        Ask(new RoleLine(person, [.. joiner.Roles.Except(plain)], []));
        if (joiner.LastDay is { } day)
        {
            Leave(db.Find<Person>(person)!, day, [], list);
        }
    }

    private void Change(Person person, StaffChange change, IEnumerable<RoleHeld> rows, StaffListId list)
    {
        var held = rows.ToList();
        if (change.NewName is { } name)
        {
            person.Name = name.After;
            Note(PeopleEvents.PersonRenamed, list, person.Id);
        }

        var line = change.Roles is { } difference ? RoleLine.Between(person.Id, difference.Before, difference.After) : new RoleLine(person.Id, [], []);
        if (change.ComesBack && held.Where(row => isPower(row.Role)).ToList() is { Count: > 0 } back)
        {
            // Who had left brings no power back with them, but is given it again.
            db.RemoveRange(back);
            Note(PeopleEvents.RolesChanged, list, person.Id, RoleFacts.Of(held.Except(back).Select(row => row.Role)));
            var again = back.Select(row => row.Role).Except(line.Takes).Union(line.Gives).ToList();
            line = new RoleLine(person.Id, again, [.. line.Takes.Where(role => !isPower(role))]);
        }

        if (line.Roles.Any(isPower))
        {
            Ask(line);
        }
        else if (!line.IsEmpty)
        {
            db.RemoveRange(held.Where(row => line.Takes.Contains(row.Role)));
            db.AddRange(line.Gives.Select(role => new RoleHeld { Establishment = me.Establishment, Person = person.Id, Role = role }));
            Note(PeopleEvents.RolesChanged, list, person.Id, RoleFacts.Of(held.Select(row => row.Role).Except(line.Takes).Union(line.Gives)));
        }

        if (change.LastDay is { } day)
        {
            Leave(person, day.After, held, list);
        }
    }

    private void Ask(RoleLine line)
    {
        if (!line.IsEmpty)
        {
            power.Add(line);
        }
    }

    private void Leave(Person person, DateOnly? day, IEnumerable<RoleHeld> held, StaffListId list)
    {
        if (person.LeavesOn == day)
        {
            return;
        }

        person.Leave(day, SecondPersonRules.Confirms(held.Select(row => row.Role)), clock.GetUtcNow());
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
