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
        await Sweep(scope.ServiceProvider.GetRequiredService<CountersignDb>(), clock.GetUtcNow(), cancellationToken);
    }

    internal static Task<int> Sweep(CountersignDb db, DateTimeOffset now, CancellationToken ct)
    {
        var old = now - Kept;
        return db.Set<SentForm>().Where(form => form.At < old).ExecuteDeleteAsync(ct);
    }
}
