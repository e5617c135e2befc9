using Quartz;

namespace Countersign.SchoolAccounts.Check;

/// <summary>Asks each platform once a day, and soon where sending had trouble, whether the secret still opens the account.</summary>
[DisallowConcurrentExecution]
internal sealed class CheckAccounts(AccountCheck check) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await check.RunDue(cancellationToken);
}
