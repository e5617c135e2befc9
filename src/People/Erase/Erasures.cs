using Countersign.Foundation.Database;
using Countersign.People.DualControl;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Erase;

/// <summary>Asks that somebody is erased, and does again what an earlier state of the database no longer knows.</summary>
public sealed class Erasures
{
    private readonly CountersignDb db;
    private readonly PendingChanges changes;
    private readonly EraseEverything everything;
    private readonly ErasureList list;
    private readonly ListErasures listing;
    private readonly Schools schools;
    private readonly TimeProvider clock;

    internal Erasures(
        CountersignDb db,
        PendingChanges changes,
        EraseEverything everything,
        (ErasureList List, ListErasures Listing) kept,
        Schools schools,
        TimeProvider clock) =>
        (this.db, this.changes, this.everything, list, listing, this.schools, this.clock) =
            (db, changes, everything, kept.List, kept.Listing, schools, clock);

    /// <summary>
    /// Asks for it on the machine itself. Somebody of the school confirms it all the same: the operator keeps the data for the school and does not decide
    /// about it.
    /// </summary>
    /// <param name="slug">The school, as its public addresses name it.</param>
    /// <param name="whom">Their e-mail address, sign-in name, or the id in the address of their page.</param>
    public async Task<Outcome<RequestedChange>> AskOnTheMachine(string slug, string whom, CancellationToken ct)
    {
        if (await schools.BySlug(slug, ct) is not { } school)
        {
            return new Refusal($"There is no school with the name {slug} in its address. It is the last part of the address of its news page");
        }

        db.Tenant.StandAt(school.Id);
        var (lower, id) = (whom.Trim().ToLowerInvariant(), Ids.Read<PersonId>(whom.Trim(), out var read) ? read : default);
#pragma warning disable CA1304, CA1311, CA1862 // The database does it, which knows neither cultures nor comparisons of .NET.
        var found = await db.Set<Person>().AsNoTracking()
            .Where(row => row.Id == id || row.SignInName == lower || (row.Email != null && row.Email.ToLower() == lower)).Select(row => row.Id).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        return found switch
        {
            [var person] => await Ask(school.Id, person, null, ct),
            [] => new Refusal("Nobody at this school is known by that. Write it as it stands under People, or the id in the address of their page"),
            _ => new Refusal("Several people were known by that, one after the other. Name one by the id in the address of their page"),
        };
    }

    /// <summary>
    /// Erases again whoever the list names and the database does not know as erased, because it was taken back to an earlier day. Nobody is asked: two people
    /// decided it.
    /// </summary>
    /// <param name="elsewhere">A list that was kept elsewhere, besides that of the data folder.</param>
    /// <returns>How many people, and the numbers of the lines that this installation did not sign; nobody was erased for those.</returns>
    public async Task<(int People, IReadOnlyList<int> NotOurs)> Again(string? elsewhere, CancellationToken ct)
    {
        var (named, notOurs) = await list.Read(list.Path, ct);
        var (more, strange) = elsewhere is null ? ([], []) : await list.Read(elsewhere, ct);
        var people = 0;
        foreach (var (school, person) in named.Union(more))
        {
            people += await Again(school, person, ct) ? 1 : 0;
        }

        await listing.CatchUp(ct);
        return (people, [.. notOurs, .. strange]);
    }

    internal Task<Outcome<RequestedChange>> Ask(PersonId person, Me me, CancellationToken ct) => Ask(me.Establishment, person, me.Id, ct);

    private async Task<Outcome<RequestedChange>> Ask(EstablishmentId school, PersonId id, PersonId? by, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct).OrNotFound(id);
        var today = (await schools.Here(ct)).Time.Today(clock.GetUtcNow());
        return await everything.WhyNot(person, today, ct) is { } why ? why : await changes.Ask(ErasePerson.Of(school, id, by), ct);
    }

    private async Task<bool> Again(EstablishmentId school, PersonId id, CancellationToken ct)
    {
        await using var alone = await db.Alone(school, ct);
        db.ChangeTracker.Clear();
        var person = await db.Set<Person>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly])
            .FirstOrDefaultAsync(row => row.Id == id && row.Establishment == school && row.ErasedAt == null, ct);
        if (person is null)
        {
            return false;
        }

        var today = ((await schools.Find(school, ct))?.Time ?? SchoolTime.Usual).Today(clock.GetUtcNow());
        await db.Save(await everything.Do(person, today, null, null, ct), ct);
        await alone.CommitAsync(ct);
        return true;
    }
}
