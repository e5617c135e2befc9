using Countersign.Foundation.Database;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Countersign.Foundation.Outbox;

/// <summary>Takes what is due each time the bell rings. When the program stops it takes nothing more, and what is being sent is let finish.</summary>
internal sealed partial class OutboxPump(
    OutboxWorker worker, OutboxBell bell, DatabaseAbsence absence, TimeProvider clock, ILogger<OutboxPump> log) : BackgroundService
{
    /// <param name="cancellationToken">Cancelled when the host waits no longer.</param>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await worker.Finish(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await bell.Heard(stoppingToken);
                await Take(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task Take(CancellationToken ct)
    {
        if (!await absence.IsThere(ct))
        {
            return;
        }

        try
        {
            await worker.Take(clock.GetUtcNow(), ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && DatabaseAbsence.Is(fault))
        {
            absence.Notice();
        }
#pragma warning disable CA1031 // The loop must outlive a fault of the database; the health endpoint reports a worker that stands still.
        catch (Exception fault) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFault(log, fault.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "The queue could not be read ({Fault}); it is read again in two seconds")]
    private static partial void LogFault(ILogger log, string fault);
}
