using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.DualControl;

/// <summary>A change that waits, as the person signed in sees it.</summary>
/// <param name="Words">What would be so, in a sentence.</param>
/// <param name="More">Where more is to be read.</param>
internal sealed record ShownChange(RequestedChange Asked, string Words, string? More, string AskedBy, bool MayConfirm, bool MayStop);

/// <summary>Reads what waits at the establishment in view. The number of queries does not grow with it.</summary>
internal sealed class ChangesShown(CountersignDb db, IEnumerable<IPendingChangeKind> kinds, SecondPersons seconds, Me me)
{
    public async Task<IReadOnlyList<ShownChange>> Waiting(CancellationToken ct)
    {
        var rows = await db.Set<PendingChange>().AsNoTracking().Where(row => row.State == PendingChangeState.Waiting).OrderBy(row => row.Id).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var changes = rows.ConvertAll(row => row.Read());
        var around = await seconds.Look(ct);
        var ids = changes.SelectMany(change => change.Concerns.Append(change.AskedBy ?? default)).Distinct().ToList();
        var names = await db.AcrossEstablishments<Person>().AsNoTracking()
            .Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, Named, ct);
        return [.. changes.Select(change => Show(change, around, id => names.GetValueOrDefault(id, "Somebody who has left")))];
    }

    // With whoever has not joined yet, the address lets them in: whoever confirms reads it too.
    private static string Named(Person person) => person is { JoinedAt: null, SignsInWith: { } address } ? $"{person.Name} ({address})" : person.Name;

    private ShownChange Show(RequestedChange change, Around around, Func<PersonId, string> name)
    {
        var kind = kinds.Single(kind => kind.Name == change.Kind);
        return new ShownChange(
            change,
            kind.Words(change, name),
            kind.More(change),
            change.AskedBy is { } asker ? name(asker) : "Whoever runs the program",
            around.MayConfirm(me.Id, change, kind),
            around.MayStop(me.Id, change));
    }
}
