using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.People;

/// <summary>An establishment as other modules see it.</summary>
public sealed record SchoolName(EstablishmentId Id, string Name, string Slug, EstablishmentKind Kind, EstablishmentId? Parent, string TimeZone);

/// <summary>Reads establishments. Their names are public: the news pages show them to anyone.</summary>
public sealed class Schools(CountersignDb db)
{
    public Task<SchoolName?> Find(EstablishmentId id, CancellationToken ct) =>
        db.Set<Establishment>().Where(row => row.Id == id).Select(Name).FirstOrDefaultAsync(ct);

    public Task<SchoolName?> BySlug(string slug, CancellationToken ct) =>
        db.Set<Establishment>().Where(row => row.Slug == slug).Select(Name).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<SchoolName>> All(CancellationToken ct) =>
        await db.Set<Establishment>().OrderBy(row => row.Name).Select(Name).ToListAsync(ct);

    private static readonly System.Linq.Expressions.Expression<Func<Establishment, SchoolName>> Name =
        row => new SchoolName(row.Id, row.Name, row.Slug, row.Kind, row.Parent, row.TimeZone);
}
