using Quartz;

namespace Countersign.SignIn.Providers;

/// <summary>Every minute, whether somebody who is signed in was switched off at their school.</summary>
[DisallowConcurrentExecution]
internal sealed class ConfirmAccounts(AccountConfirmation confirmation) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await confirmation.RunDue(cancellationToken);
}
