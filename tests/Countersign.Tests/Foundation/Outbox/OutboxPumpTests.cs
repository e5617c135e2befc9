using Countersign.Foundation.Audit;
using Countersign.Foundation.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Outbox;

public sealed class OutboxPumpTests : IAsyncLifetime
{
    private readonly SlowWork work = new();
    private TestDatabase database = null!;
    private OutboxPump pump = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(services => services.AddSingleton<IOutboxWork>(work));
        pump = ActivatorUtilities.CreateInstance<OutboxPump>(database.Services);
        await pump.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        work.MayEnd.TrySetResult();
        await pump.StopAsync(Ct);
        pump.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_committed_is_begun_at_once_without_anybody_ringing()
    {
        await Ask();

        await work.Begun.Task.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_stop_lets_what_is_under_way_finish_and_takes_nothing_more()
    {
        await Ask();
        await work.Begun.Task.WaitAsync(Ct);

        var stopping = pump.StopAsync(Ct);
        await Ask();
        var waited = !stopping.IsCompleted;
        work.MayEnd.SetResult();
        await stopping;

        var items = await Items();
        Assert.True(waited);
        Assert.Equal([(true, 1), (false, 0)], items.Select(item => (item.DoneAt is not null, item.Attempts)));
        Assert.All(items, item => Assert.Null(item.ClaimedUntil));
    }

    [Fact]
    public async Task A_stop_whose_patience_ends_cuts_off_what_is_under_way_and_gives_it_back()
    {
        await Ask();
        await work.Begun.Task.WaitAsync(Ct);

        await pump.StopAsync(new CancellationToken(canceled: true));

        var item = Assert.Single(await Items());
        Assert.Equal((null, null, 1), (item.DoneAt, item.ClaimedUntil, item.Attempts));
        Assert.True(item.DueAt <= database.Clock.GetUtcNow().AddMilliseconds(1));
    }

    private Task<List<OutboxItem>> Items() => database.Use(db => db.Set<OutboxItem>().AsNoTracking().OrderBy(item => item.Id).ToListAsync(Ct));

    private Task Ask() => database.Use(async db =>
    {
        var school = EstablishmentId.New();
        db.Add(new OutboxItem { Establishment = school, Kind = work.Kind, DueAt = database.Clock.GetUtcNow() });
        await db.Save(new AuditEvent(SomeKind.Named("work.asked"), school, null, database.Clock.GetUtcNow()), Ct);
    });

    private sealed class SlowWork : IOutboxWork
    {
        public string Kind => "test.slow";

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
        {
            Begun.TrySetResult();
            await MayEnd.Task.WaitAsync(ct);
            return new WorkAnswer.Finished();
        }
    }
}
