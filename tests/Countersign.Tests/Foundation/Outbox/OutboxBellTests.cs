using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;

namespace Countersign.Tests.Foundation.Outbox;

public sealed class OutboxBellTests : IAsyncLifetime
{
    private readonly EstablishmentId school = EstablishmentId.New();
    private TestDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private OutboxBell Bell => database.Services.GetRequiredService<OutboxBell>();

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task It_rings_when_work_that_was_left_is_committed()
    {
        var heard = Bell.Heard(Ct);

        await database.Use(db => Save(db, withWork: true));

        await heard;
    }

    [Fact]
    public async Task It_rings_after_a_transaction_of_the_caller_and_not_before()
    {
        var heard = Bell.Heard(Ct);

        var before = await database.Use(async db =>
        {
            await using var alone = await db.Alone(school, Ct);
            await Save(db, withWork: true);
            var rang = heard.IsCompleted;
            await alone.CommitAsync(Ct);
            return rang;
        });

        await heard;
        Assert.False(before);
    }

    [Fact]
    public async Task It_stays_silent_where_nothing_was_left_or_nothing_was_committed()
    {
        var heard = Bell.Heard(Ct);

        await database.Use(db => Save(db, withWork: false));
        await database.Use(async db =>
        {
            await using var alone = await db.Alone(school, Ct);
            await Save(db, withWork: true);
        });
        await database.Use(db => Save(db, withWork: false));

        Assert.False(heard.IsCompleted);
        Bell.Ring();
        await heard;
    }

    [Fact]
    public async Task Rung_twice_it_is_heard_once()
    {
        Bell.Ring();
        Bell.Ring();

        await Bell.Heard(Ct);
        var again = Bell.Heard(Ct);

        Assert.False(again.IsCompleted);
        Bell.Ring();
        await again;
    }

    private async Task Save(CountersignDb db, bool withWork)
    {
        if (withWork)
        {
            db.Add(new OutboxItem { Establishment = school, Kind = "test.work", DueAt = database.Clock.GetUtcNow() });
        }

        await db.Save(new AuditEvent(SomeKind.Named("work.asked"), school, null, database.Clock.GetUtcNow()), Ct);
    }
}
