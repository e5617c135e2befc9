using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Records;
using Countersign.Policies.Read;
using Countersign.Policies.Unanswered;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Policies.Figures;

/// <summary>What the policy left open and when it is to be reviewed, for those who watch over a school. Two queries, however many schools.</summary>
internal sealed class PolicyFigures(CountersignDb db, ParsedPolicies parsed, TimeProvider clock) : IWork
{
    public async Task<IReadOnlyList<Figure>> Figures(IReadOnlyList<SchoolName> schools, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var ids = schools.Select(school => school.Id).ToList();
        var places = ids.Concat(schools.Select(school => school.Parent).OfType<EstablishmentId>()).Distinct().ToList();
        var open = (await db.AcrossEstablishments<UnansweredCount>().AsNoTracking()
            .Where(row => ids.Contains(row.Establishment) && row.Month >= from && row.Month < until)
            .Select(row => new { row.Establishment, row.Month, row.Times }).ToListAsync(ct)).ToLookup(row => row.Establishment);
        var versions = db.AcrossEstablishments<PolicyVersion>().AsNoTracking();
        var hashes = await versions.Where(row => places.Contains(row.Establishment)
            && !versions.Any(later => later.Establishment == row.Establishment && later.Number > row.Number))
            .ToDictionaryAsync(row => row.Establishment, row => row.Hash, ct);
        var figures = new List<Figure>();
        foreach (var school in schools)
        {
            var days = open[school.Id].SelectMany(row => Enumerable.Repeat(row.Month, row.Times));
            figures.Add(Figure.Count(school.Id, "Questions the policy left open", 50, days, from, until));
            var hash = hashes.GetValueOrDefault(school.Id) ?? (school.Parent is { } parent ? hashes.GetValueOrDefault(parent) : null);
            figures.Add(new Figure(school.Id, "The policy's next review", 60, await Review(hash, school, ct)));
        }

        return figures;
    }

    private async Task<string> Review(string? hash, SchoolName school, CancellationToken ct) =>
        hash is null ? "No policy is in force"
        : (await parsed.Find(hash, ct)).Document.Front.ReviewDue is { } due ? ReviewWords.Due(due, school.Time.Today(clock.GetUtcNow()))
        : "It names no day";
}
