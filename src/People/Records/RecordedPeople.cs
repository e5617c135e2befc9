using System.Globalization;
using System.Runtime.CompilerServices;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Records;

/// <summary>Meets who is here, in which roles and until when, with the acts that say so.</summary>
internal sealed class RecordedPeople(CountersignDb db, ErasureList erasures) : IRecordedState
{
    private static readonly AuditEventKind[] Kinds =
    [
        PeopleEvents.PersonAdded, PeopleEvents.FirstAdministrator, PeopleEvents.RolesChanged, PeopleEvents.OwnRolesChanged, PeopleEvents.PersonLeaving,
        PeopleEvents.KindChanged, PeopleEvents.PersonErased,
    ];

    public async Task<IReadOnlyList<EstablishmentId>> Establishments(CancellationToken ct) =>
        await db.Set<Establishment>().Select(row => row.Id).ToListAsync(ct);

    public async IAsyncEnumerable<AuditFinding> Differs(EstablishmentId school, [EnumeratorCancellation] CancellationToken ct)
    {
        var told = new Dictionary<PersonId, Told>();
        await foreach (var act in db.Recorded(school, Kinds, ct))
        {
            var person = PersonId.From(act.About[0]);
            told[person] = After(told.GetValueOrDefault(person) ?? new Told(null, null, false), act);
        }

        var roles = (await db.Set<RoleHeld>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).AsNoTracking()
            .Where(row => row.Establishment == school).ToListAsync(ct))
            .ToLookup(row => row.Person, row => row.Role);
        var people = await db.Set<Person>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).AsNoTracking()
            .Where(row => row.Establishment == school).OrderBy(row => row.Id).ToListAsync(ct);
        var listed = (await erasures.Read(erasures.Path, ct)).Erased.Select(line => line.Person).ToHashSet();
        foreach (var person in people)
        {
            if (!told.TryGetValue(person.Id, out var here))
            {
                yield return AuditFinding.Of(school, person.Id.Value, $"no act says that the person {person.Id} joined");
            }
            else if (person.ErasedAt is null && listed.Contains(person.Id))
            {
                yield return AuditFinding.Of(school, person.Id.Value, $"the person {person.Id} was erased, as {NameOf(erasures)} says, and stands there again");
            }
            else if (here.WhyNot(person, [.. roles[person.Id]]) is { } why)
            {
                yield return AuditFinding.Of(school, person.Id.Value, $"the person {person.Id} {why}");
            }
        }

        foreach (var stray in roles.Select(held => held.Key).Concat(told.Keys).Except(people.Select(person => person.Id)).OrderBy(id => id.Value))
        {
            yield return AuditFinding.Of(school, stray.Value, $"the person {stray} is in the record and not among the people, or holds roles and is nobody");
        }
    }

    private static Told After(Told before, AuditEvent act)
    {
        var roles = act.Facts?.GetValueOrDefault("roles")?.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return act.Kind == PeopleEvents.PersonLeaving ? Leaving(before, act, roles)
            : act.Kind == PeopleEvents.KindChanged ? before with { Kind = act.Facts?.GetValueOrDefault("kind") }
            : act.Kind == PeopleEvents.PersonAdded ? new Told(roles, null, true) { Kind = act.Facts?.GetValueOrDefault("kind") }
            : act.Kind == PeopleEvents.FirstAdministrator ? new Told([Me.Administrator], null, true)
            : act.Kind == PeopleEvents.PersonErased ? new Told(null, null, false) { IsErased = true }
            : before with { Roles = roles, RolesAreMost = false };
    }

    private static string NameOf(ErasureList list) => Path.GetFileName(list.Path);

    // Whoever came back brought no role with them that signs; earlier versions did not say which were left.
    private static Told Leaving(Told before, AuditEvent act, string[]? roles) => new(roles ?? before.Roles, DayOf(act), act.Facts is not null)
    {
        Kind = before.Kind,
        RolesAreMost = roles is null,
    };

    private static DateOnly? DayOf(AuditEvent act) =>
        DateOnly.TryParseExact(act.Facts?.GetValueOrDefault("last day"), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What the acts say of somebody; null roles where nobody knows, because the words of the act were deleted.</summary>
    private sealed record Told(IReadOnlyCollection<string>? Roles, DateOnly? LastDay, bool LastDayKnown)
    {
        public bool RolesAreMost { get; init; }

        /// <summary>What they are at the school; null where the acts do not say, as those of earlier versions.</summary>
        public string? Kind { get; init; }

        /// <summary>Of whom nothing may be kept any more.</summary>
        public bool IsErased { get; init; }

        public string? WhyNot(Person person, IReadOnlyCollection<string> held) => true switch
        {
            _ when IsErased && IsKept(person, held) => "was erased, and stands there again",
            _ when !IsErased && person.ErasedAt is not null => "is kept as erased, and no act says so",
            _ when Kind is { } said && said != person.Kind => $"is kept as {person.Kind}, and the record says {said}",
            _ when Roles is { } roles && FirstOf(held, roles) is { } more => $"holds the role {more}, which no act gave them",
            _ when Roles is { } roles && !RolesAreMost && FirstOf(roles, held) is { } less => $"no longer holds the role {less}, which no act took from them",
            _ when LastDayKnown && person.LeavesOn != LastDay => "has another last day than the record says",
            _ => null,
        };

        private static bool IsKept(Person person, IReadOnlyCollection<string> held) =>
            held.Count > 0 || person is not { ErasedAt: not null, Name: Person.Erased, Email: null, SignInName: null };

        private static string? FirstOf(IEnumerable<string> roles, IEnumerable<string> without) =>
            roles.Except(without, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
