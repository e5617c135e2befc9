using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Countersign.Foundation.Outbox;

/// <summary>
/// Recurring work runs under Quartz. Schedules are code and the ledger is the database, so the scheduler's own store is memory:
/// after a restart nothing is lost, because nothing was kept there (ADR 0004).
/// </summary>
internal static class RecurringWork
{
    /// <summary>Runs the job again and again with that pause, from the start of the program; one at a time where the job says so.</summary>
    public static IServiceCollection Recurs<TJob>(this IServiceCollection services, TimeSpan every)
        where TJob : class, IJob =>
        services.AddQuartz(quartz =>
            quartz.ScheduleJob<TJob>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever())));

    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddScoped<OutboxQueue>();
        services.AddSingleton<OutboxWorker>();
        services.Recurs<RunOutbox>(TimeSpan.FromSeconds(2));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}

/// <summary>Looks for due work every few seconds; two never run at once in one process.</summary>
[DisallowConcurrentExecution]
internal sealed class RunOutbox(OutboxWorker worker) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await worker.RunDue(cancellationToken);
}
