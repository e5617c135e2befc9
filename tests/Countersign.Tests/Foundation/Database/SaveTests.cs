using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

public sealed class SaveTests : IAsyncLifetime
{
    private readonly EstablishmentId school = EstablishmentId.New();
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Each_act_names_the_one_before_it()
    {
        await Save("first");
        await Save("second");

        var acts = await database.Use(db => db.Acts.OrderBy(act => act.Number).ToListAsync());

        Assert.Equal([1L, 2L], acts.Select(act => act.Number));
        Assert.Equal(AuditChain.Beginning, acts[0].Previous);
        Assert.Equal(acts[0].Hash, acts[1].Previous);
        Assert.All(acts, act => Assert.Equal(act.Hash, act.HashAt(act.Number)));
    }

    [Fact]
    public async Task Acts_saved_at_the_same_instant_queue_without_a_gap()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Save("act " + number)));

        var acts = await database.Use(db => db.Acts.OrderBy(act => act.Number).ToListAsync());

        Assert.Equal(Enumerable.Range(1, 8).Select(number => (long)number), acts.Select(act => act.Number));
        Assert.All(acts.Skip(1), act => Assert.Equal(acts[(int)act.Number - 2].Hash, act.Previous));
    }

    [Fact]
    public async Task Whoever_is_alone_reads_what_stays_true_until_they_are_done()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => database.Use(async db =>
        {
            await using var alone = await db.Alone(school, TestContext.Current.CancellationToken);
            if (!await db.Acts.AnyAsync(TestContext.Current.CancellationToken))
            {
                await db.Save(new AuditEvent(SomeKind.Named("only once"), school, null, database.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
                await alone.CommitAsync(TestContext.Current.CancellationToken);
            }
        })));

        Assert.Equal(1, await database.Use(db => db.Acts.CountAsync()));
    }

    [Fact]
    public async Task A_change_without_an_act_is_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Use(db => db.Save([], TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_way_that_is_open_to_the_key_ring_is_open_to_nothing_else()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Use(db =>
        {
            db.Add(new AuditChainHead { Establishment = school, Hash = AuditChain.Beginning });
#pragma warning disable RS0030 // This is the forbidden way.
            return Task.FromResult(db.SaveChanges());
#pragma warning restore RS0030
        }));
    }

    private Task Save(string kind) => database.Use(db => db.Save(new AuditEvent(SomeKind.Named(kind), school, null, database.Clock.GetUtcNow()), TestContext.Current.CancellationToken));
}
