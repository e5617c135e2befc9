using Countersign.Foundation.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Countersign.Foundation.Collection;

/// <summary>Looks now and then for stored files that nothing names.</summary>
[DisallowConcurrentExecution]
internal sealed partial class CollectFiles(IServiceScopeFactory scopes, ILogger<CollectFiles> log) : IJob
{
    public static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().StandEverywhere();
        if (await scope.ServiceProvider.GetRequiredService<OrphanedFiles>().Collect(cancellationToken) is Outcome<int>.Refused(var why))
        {
            LogRefused(log, why.Sentence);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Why}")]
    private static partial void LogRefused(ILogger log, string why);
}
