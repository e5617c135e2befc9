using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<OutboxWorker>();
        services.AddHostedService<OutboxPump>();
        services.Recurs<RingBell>(OutboxBell.RingsEvery);
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);

        // What is being sent and what is being answered share the thirty seconds of a stop, neither waits for the other.
        services.Configure<HostOptions>(options => options.ServicesStopConcurrently = true);
    }
}

/// <summary>
/// For what becomes due by the clock, what another machine left, and what a bell that was never rung would have told: all of it is found within
/// two seconds.
/// </summary>
internal sealed class RingBell(OutboxBell bell) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        bell.Ring();
        return ValueTask.CompletedTask;
    }
}
