using Quartz;

namespace Countersign.SignIn.Accounts;

/// <summary>Keeps the tallies of wrong tries small, however many strangers try.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepTries(IServiceScopeFactory scopes) : IJob
{
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private const int Most = 200_000;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TryLedger>().Sweep(Most, cancellationToken);
    }
}
