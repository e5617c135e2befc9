using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People.Records;

/// <summary>An establishment as other modules see it.</summary>
public sealed record SchoolName(EstablishmentId Id, string Name, string Slug, EstablishmentKind Kind, EstablishmentId? Parent, string TimeZone)
{
    /// <summary>The clock on its wall.</summary>
    public SchoolTime Time => new(TimeZone);
}

/// <summary>Reads establishments. Their names are public: the news pages show them to anyone.</summary>
public sealed class Schools(CountersignDb db)
{
    private SchoolName? here;

    /// <summary>The school that this request or piece of work is for; read once.</summary>
    /// <exception cref="NotFoundException">There is none in view.</exception>
    public Task<SchoolName> Here(CancellationToken ct) => FindHere(ct).OrNotFound(db.Tenant.Here);

    /// <summary>The same; null where none is in view.</summary>
    public async Task<SchoolName?> FindHere(CancellationToken ct) =>
        here?.Id == db.Tenant.Here ? here : here = await Find(db.Tenant.Here, ct);

    /// <summary>Takes in a school that was read beside something else, in case it is the one in view.</summary>
    internal void Remember(SchoolName school) => here = school.Id == db.Tenant.Here ? school : here;

    public Task<SchoolName?> Find(EstablishmentId id, CancellationToken ct) =>
        db.Set<Establishment>().Where(row => row.Id == id).Select(Name).FirstOrDefaultAsync(ct);

    /// <summary>What it belongs to, for use within a query; nothing where it stands alone.</summary>
    public IQueryable<EstablishmentId?> ParentOf(EstablishmentId? id) =>
        db.Set<Establishment>().Where(row => row.Id == id && row.Parent != null).Select(row => row.Parent);

    public Task<SchoolName?> BySlug(string slug, CancellationToken ct) =>
        db.Set<Establishment>().Where(row => row.Slug == slug).Select(Name).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<SchoolName>> All(CancellationToken ct) =>
        await db.Set<Establishment>().OrderBy(row => row.Name).Select(Name).ToListAsync(ct);

    /// <summary>The schools of a federation or trust, by name; none where it is a school.</summary>
    public async Task<IReadOnlyList<SchoolName>> Under(EstablishmentId head, CancellationToken ct) =>
        await db.Set<Establishment>().Where(row => row.Parent == head).OrderBy(row => row.Name).Select(Name).ToListAsync(ct);

    /// <summary>A name for public addresses made from the school's name, such as <c>oxlip-lane</c>, that no school has yet.</summary>
    public async Task<string> FreeSlug(string name, IReadOnlyCollection<string> taken, CancellationToken ct)
    {
        var words = PlainLetters.Words(name);
        var slug = words.Length == 0 ? "school" : string.Join('-', words);
        var free = slug;
        for (var number = 2; free == PicturesOfNews || taken.Contains(free) || await BySlug(free, ct) is not null; number++)
        {
            free = $"{slug}-{number}";
        }

        return free;
    }

    // The news pages keep their pictures under this name, beside the schools.
    private const string PicturesOfNews = "pictures";

    private static readonly System.Linq.Expressions.Expression<Func<Establishment, SchoolName>> Name =
        row => new SchoolName(row.Id, row.Name, row.Slug, row.Kind, row.Parent, row.TimeZone);
}
