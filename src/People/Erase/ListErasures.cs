using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Countersign.People.Erase;

/// <summary>
/// Brings the list of erasures beside the database up to date: as soon as one is saved, and every hour on each node. Never before it is saved, because what
/// stands in the list is done again without asking anybody.
/// </summary>
internal sealed class ListErasures(CountersignDb db, ErasureList list) : IOutboxWork
{
    public const string Work = "people.list-erasures";

    public string Kind => Work;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        await CatchUp(ct);
        return new WorkAnswer.Finished();
    }

    public async Task CatchUp(CancellationToken ct)
    {
        var erased = await db.Set<Person>().IgnoreQueryFilters([CountersignDb.OwnRowsOnly]).AsNoTracking().Where(row => row.ErasedAt != null)
            .OrderBy(row => row.ErasedAt).ThenBy(row => row.Id).Select(row => new { row.Establishment, row.Id, row.ErasedAt }).ToListAsync(ct);
        await list.Keep(erased.Select(row => (row.Establishment, row.Id, row.ErasedAt!.Value)), ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class ListErasuresOften(IServiceScopeFactory scopes) : IJob
{
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        await scope.ServiceProvider.GetRequiredService<ListErasures>().CatchUp(cancellationToken);
    }
}
