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
        for (var schools = 0; schools < 6; schools++)
        {
            await Ask(10, of: EstablishmentId.New());
        }

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

        var first = await database.Services.RunOutbox(Ct);
        var second = await database.Services.RunOutbox(Ct);

        Assert.Equal((3, 0, 3), (first, second, work.Done.Count));
        Assert.Equal(database.Clock.GetUtcNow(), Worker.LastRun);
    }

    [Fact]
    public async Task A_fault_puts_the_item_off_longer_each_time()
    {
        work.Answer = _ => throw new InvalidOperationException("broken");
        await Ask(1);

        await database.Services.RunOutbox(Ct);
        var first = await Only();
        database.Clock.SetUtcNow(first.DueAt);
        await database.Services.RunOutbox(Ct);
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

        var taken = await database.Services.RunOutbox(Ct);

        Assert.Equal((2, 1), (taken, work.Done.Count));
    }

    [Fact]
    public async Task Work_of_a_kind_that_nobody_does_stays_and_holds_up_nobody()
    {
        await Ask(1, kind: "nobody.does-this");
        await Ask(1, TimeSpan.Zero);

        var taken = await database.Services.RunOutbox(Ct);

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

        var first = await database.Services.RunOutbox(Ct);
        database.Clock.SetUtcNow(at);
        var second = await database.Services.RunOutbox(Ct);

        Assert.Equal((1, 1), (first, second));
    }

    [Fact]
    public async Task Of_one_key_one_is_claimed_at_a_time_and_the_earliest_due_first()
    {
        var (key, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Ask(1, TimeSpan.FromSeconds(2), key: key);
        await Ask(1, TimeSpan.FromSeconds(1), key: key);
        await Ask(1, TimeSpan.FromSeconds(3), key: other);
        database.Clock.Advance(TimeSpan.FromSeconds(3));

        var first = await Claim(10);
        var meanwhile = await Claim(10);
        await Queue(queue => queue.GiveBack(first.Single(item => item.OrderingKey == key), new WorkAnswer.Finished(), Ct));
        var second = await Claim(10);

        Assert.Equal([(key, 1d), (other, 3d)], first.Select(Due).OrderBy(due => due.Item2));
        Assert.Empty(meanwhile);
        Assert.Equal([(key, 2d)], second.Select(Due));

        (Guid?, double) Due(OutboxItem item) => (item.OrderingKey, (item.DueAt - TestClock.Start).TotalSeconds);
    }

    [Fact]
    public async Task What_is_to_be_looked_at_again_later_lets_the_rest_of_its_key_pass()
    {
        var key = Guid.CreateVersion7();
        await Ask(2, key: key);
        var first = Assert.Single(await Claim());

        await Queue(queue => queue.GiveBack(first, new WorkAnswer.Again(database.Clock.GetUtcNow().AddHours(1)), Ct));

        Assert.NotEqual(first.Id, Assert.Single(await Claim()).Id);
    }

    [Fact]
    public async Task What_a_worker_that_died_left_comes_before_the_rest_of_its_key()
    {
        var key = Guid.CreateVersion7();
        await Ask(1, TimeSpan.FromSeconds(2), key: key);
        database.Clock.Advance(TimeSpan.FromSeconds(2));
        var left = Assert.Single(await Claim());
        await Ask(1, TimeSpan.FromSeconds(-1), key: key);

        database.Clock.Advance(OutboxQueue.Lease - TimeSpan.FromMilliseconds(1));
        var tooEarly = await Claim(10);
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var taken = await Claim(10);

        Assert.Empty(tooEarly);
        Assert.Equal((left.Id, 2), (Assert.Single(taken).Id, taken[0].Attempts));
    }

    [Fact]
    public async Task The_database_refuses_a_second_claim_of_one_key()
    {
        await Ask(2, key: Guid.CreateVersion7());
        await Claim();

        var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.Use(db =>
            db.Set<OutboxItem>().ExecuteUpdateAsync(row => row.SetProperty(item => item.ClaimedUntil, DateTimeOffset.MaxValue), Ct)));

        Assert.True(Countersign.Foundation.Database.DbConflicts.IsUnique(fault));
    }

    [Fact]
    public async Task A_school_with_much_under_way_leaves_room_for_the_others()
    {
        var other = EstablishmentId.New();
        await Ask(OutboxQueue.AtOnceOfASchool + 1);
        await Ask(1, TimeSpan.FromSeconds(1), of: other);
        database.Clock.Advance(TimeSpan.FromSeconds(1));

        var claimed = new List<OutboxItem>();
        while (await Claim() is [var item])
        {
            claimed.Add(item);
        }

        Assert.Equal(OutboxQueue.AtOnceOfASchool, claimed.Count(item => item.Establishment == school));
        Assert.Equal(other, claimed[^1].Establishment);
    }

    [Fact]
    public async Task A_worker_begins_no_more_than_it_has_room_for()
    {
        var held = new TaskCompletionSource();
        work.Doing = _ => held.Task;
        foreach (var of in Enumerable.Range(0, 3).Select(_ => EstablishmentId.New()))
        {
            await Ask(OutboxQueue.AtOnceOfASchool - 5, of: of);
        }

        var begun = await Worker.Take(database.Clock.GetUtcNow(), Ct);
        var more = await Worker.Take(database.Clock.GetUtcNow(), Ct);
        held.SetResult();
        await Worker.Finish(Ct);
        var rest = await Worker.Take(database.Clock.GetUtcNow(), Ct);

        Assert.Equal((OutboxWorker.AtOnce, 0, (3 * (OutboxQueue.AtOnceOfASchool - 5)) - OutboxWorker.AtOnce), (begun, more, rest));
        await Worker.Finish(Ct);
    }

    [Fact]
    public async Task Two_machines_do_each_item_once_and_one_of_a_key_at_a_time()
    {
        var keys = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        var underWay = new ConcurrentDictionary<Guid, int>();
        var overlaps = 0;
        work.Doing = async item =>
        {
            overlaps += underWay.AddOrUpdate(item.OrderingKey!.Value, 1, (_, count) => count + 1) > 1 ? 1 : 0;
            await Task.Yield();
            underWay.AddOrUpdate(item.OrderingKey.Value, 0, (_, count) => count - 1);
        };
        foreach (var key in keys)
        {
            await Ask(8, key: key, of: EstablishmentId.New());
        }

        await Task.WhenAll(Drain(Worker), Drain(AnotherMachine()));

        Assert.Equal((40, 40, 0), (work.Done.Count, work.Done.Distinct().Count(), overlaps));

        async Task Drain(OutboxWorker worker)
        {
            while (await database.Use(db => db.Set<OutboxItem>().AnyAsync(item => item.DoneAt == null, Ct)))
            {
                await worker.Take(database.Clock.GetUtcNow(), Ct);
                await worker.Finish(Ct);
            }
        }
    }

    [Fact]
    public async Task Another_machine_takes_what_a_worker_that_hangs_has_held_for_its_lease_and_the_first_one_settles_nothing()
    {
        var (begun, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        work.Doing = _ =>
        {
            begun.SetResult();
            return held.Task;
        };
        await Ask(1);
        await Worker.Take(database.Clock.GetUtcNow(), Ct);
        await begun.Task;
        work.Doing = _ => Task.CompletedTask;
        work.Answer = _ => new WorkAnswer.Again(database.Clock.GetUtcNow().AddHours(1));
        var other = AnotherMachine();

        database.Clock.Advance(OutboxQueue.Lease - TimeSpan.FromMilliseconds(1));
        var tooEarly = await other.Take(database.Clock.GetUtcNow(), Ct);
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var taken = await other.Take(database.Clock.GetUtcNow(), Ct);
        await other.Finish(Ct);
        work.Answer = _ => new WorkAnswer.Finished();
        held.SetResult();
        await Worker.Finish(Ct);

        Assert.Equal((0, 1, 2), (tooEarly, taken, work.Done.Count));
        Assert.Null((await Only()).DoneAt);
    }

    private OutboxWorker Worker => database.Services.GetRequiredService<OutboxWorker>();

    private OutboxWorker AnotherMachine() => ActivatorUtilities.CreateInstance<OutboxWorker>(database.Services, new OutboxBell(database.Clock));

    private Task Ask(int count, TimeSpan wait = default, string kind = HandWork.Name, Guid? key = null, EstablishmentId? of = null) => database.Use(async db =>
    {
        db.AddRange(Enumerable.Range(0, count).Select(_ =>
            new OutboxItem { Establishment = of ?? school, Kind = kind, OrderingKey = key, DueAt = database.Clock.GetUtcNow() + wait }));
        await db.Save(new Countersign.Foundation.Audit.AuditEvent(SomeKind.Named("work.asked"), school, null, database.Clock.GetUtcNow()), Ct);
    });

    private Task<OutboxItem> Only() => database.Use(db => db.Set<OutboxItem>().AsNoTracking().SingleAsync(Ct));

    private Task<IReadOnlyList<OutboxItem>> Claim(int most = 1) =>
        database.Services.Everywhere(services => services.GetRequiredService<OutboxQueue>().Claim(most, database.Clock.GetUtcNow(), Ct));

    private Task<bool> Queue(Func<OutboxQueue, Task> with) => database.Services.Everywhere(async services =>
    {
        await with(services.GetRequiredService<OutboxQueue>());
        return true;
    });

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

        public Func<OutboxItem, Task> Doing { get; set; } = _ => Task.CompletedTask;

        public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
        {
            await Doing(item);
            var answer = Answer(item);
            Done.Enqueue(item.Id);
            return answer;
        }
    }
}
