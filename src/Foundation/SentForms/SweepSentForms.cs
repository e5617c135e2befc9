using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Countersign.Foundation.SentForms;

/// <summary>Forgets forms that nobody sends again: a session has ended long before.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepSentForms(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        db.Tenant.StandEverywhere();
        await Sweep(db, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Takes away the keys of a day ago, and of what was not sent whatever has had its time.</summary>
    internal static async Task<int> Sweep(CountersignDb db, DateTimeOffset now, CancellationToken ct)
    {
        var old = now - Kept;
        await db.Set<UnsentForm>().Where(form => form.Until <= now).ExecuteDeleteAsync(ct);
        return await db.Set<SentForm>().Where(form => form.At < old).ExecuteDeleteAsync(ct);
    }
}
