using System.Collections.Concurrent;
using Countersign.Foundation.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Outbox;

public sealed class OutboxTests : IAsyncLifetime
{
    private readonly EstablishmentId school = EstablishmentId.New();
    private readonly HandWork work = new();
    private TestDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create(services => services.AddSingleton<IOutboxWork>(work));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Workers_at_the_same_time_never_claim_the_same_item()
    {
        await Ask(60);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(ClaimUntilNothingIsLeft)));

        var ids = claimed.SelectMany(items => items).Select(item => item.Id).ToList();
        Assert.Equal(60, ids.Count);
        Assert.Equal(60, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_lease_holds_until_it_runs_out()
    {
        await Ask(1);
        var first = Assert.Single(await Claim());

        database.Clock.Advance(OutboxQueue.Lease - TimeSpan.FromMilliseconds(1));
        var tooEarly = await Claim();
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = Assert.Single(await Claim());

        Assert.Empty(tooEarly);
        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
    }

    [Fact]
    public async Task Whoever_lost_the_lease_cannot_settle_the_item()
    {
        await Ask(1);
        var late = Assert.Single(await Claim());
        database.Clock.Advance(OutboxQueue.Lease);
        await Claim();

        await Queue(queue => queue.GiveBack(late, new WorkAnswer.Finished(), Ct));

        var item = await Only();
        Assert.Null(item.DoneAt);
        Assert.NotNull(item.ClaimedUntil);
    }

    [Fact]
    public async Task Nothing_is_claimed_before_it_is_due()
    {
        await Ask(1, TimeSpan.FromMilliseconds(1));

        var before = await Claim();
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var after = await Claim();

        Assert.Empty(before);
        Assert.Single(after);
    }

    [Fact]
    public async Task After_a_start_on_one_machine_held_items_are_free_at_once()
    {
        await Ask(1);
        await Claim();

        await Queue(queue => queue.FreeAll(Ct));

        Assert.Single(await Claim());
    }

    [Fact]
    public async Task Work_that_is_finished_is_done_once()
    {
        await Ask(3);

        var first = await Worker.RunDue(Ct);
        var second = await Worker.RunDue(Ct);

        Assert.Equal((3, 0, 3), (first, second, work.Done.Count));
        Assert.Equal(database.Clock.GetUtcNow(), Worker.LastRun);
    }

    [Fact]
    public async Task A_fault_puts_the_item_off_longer_each_time()
    {
        work.Answer = _ => throw new InvalidOperationException("broken");
        await Ask(1);

        await Worker.RunDue(Ct);
        var first = await Only();
        database.Clock.SetUtcNow(first.DueAt);
        await Worker.RunDue(Ct);
        var second = await Only();

        Assert.Equal(TimeSpan.FromMinutes(1), first.DueAt - TestClock.Start);
        Assert.Equal(TimeSpan.FromMinutes(2), second.DueAt - first.DueAt);
        Assert.Null(second.ClaimedUntil);
    }

    [Fact]
    public async Task A_time_out_inside_one_item_does_not_end_the_run()
    {
        var count = 0;
        work.Answer = _ => count++ == 0 ? throw new TaskCanceledException("a request timed out") : new WorkAnswer.Finished();
        await Ask(2);

        var taken = await Worker.RunDue(Ct);

        Assert.Equal((2, 1), (taken, work.Done.Count));
    }

    [Fact]
    public async Task Work_of_a_kind_that_nobody_does_stays_and_holds_up_nobody()
    {
        await Ask(1, kind: "nobody.does-this");
        await Ask(1, TimeSpan.Zero);

        var taken = await Worker.RunDue(Ct);

        Assert.Equal((2, 1), (taken, work.Done.Count));
        var left = await database.Use(db => db.Set<OutboxItem>().SingleAsync(item => item.DoneAt == null, Ct));
        Assert.Equal("nobody.does-this", left.Kind);
    }

    [Fact]
    public async Task Work_that_is_to_be_looked_at_again_comes_back_at_its_time()
    {
        var at = database.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        work.Answer = _ => new WorkAnswer.Again(at);
        await Ask(1);

        var first = await Worker.RunDue(Ct);
        database.Clock.SetUtcNow(at);
        var second = await Worker.RunDue(Ct);

        Assert.Equal((1, 1), (first, second));
    }

    private OutboxWorker Worker => database.Services.GetRequiredService<OutboxWorker>();

    private Task Ask(int count, TimeSpan wait = default, string kind = HandWork.Name) => database.Use(async db =>
    {
        db.AddRange(Enumerable.Range(0, count).Select(_ => new OutboxItem { Establishment = school, Kind = kind, DueAt = database.Clock.GetUtcNow() + wait }));
        await db.Save(new Countersign.Foundation.Audit.AuditEvent(SomeKind.Named("work.asked"), school, null, database.Clock.GetUtcNow()), Ct);
    });

    private Task<OutboxItem> Only() => database.Use(db => db.Set<OutboxItem>().AsNoTracking().SingleAsync(Ct));

    private async Task<IReadOnlyList<OutboxItem>> Claim(int most = 1)
    {
        await using var scope = database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxQueue>().Claim(most, database.Clock.GetUtcNow(), Ct);
    }

    private async Task Queue(Func<OutboxQueue, Task> with)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await with(scope.ServiceProvider.GetRequiredService<OutboxQueue>());
    }

    private async Task<List<OutboxItem>> ClaimUntilNothingIsLeft()
    {
        var all = new List<OutboxItem>();
        while (await Claim(3) is { Count: > 0 } items)
        {
            all.AddRange(items);
        }

        return all;
    }

    private sealed class HandWork : IOutboxWork
    {
        public const string Name = "test.work";

        public string Kind => Name;

        public ConcurrentQueue<Guid> Done { get; } = [];

        public Func<OutboxItem, WorkAnswer> Answer { get; set; } = _ => new WorkAnswer.Finished();

        public Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
        {
            var answer = Answer(item);
            Done.Enqueue(item.Id);
            return Task.FromResult(answer);
        }
    }
}
