using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Audit;

public sealed class ActSubjectTests : IAsyncLifetime
{
    private readonly EstablishmentId school = EstablishmentId.New();
    private readonly Guid thing = Guid.CreateVersion7();
    private TestDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Acts_are_found_by_each_thing_that_they_are_about_in_their_order()
    {
        await Save("one.done", thing, Guid.CreateVersion7(), thing);
        await Save("two.done", Guid.CreateVersion7());
        await Save("three.done", Guid.CreateVersion7(), thing);

        var found = await database.Use(db => db.ActsAbout(thing, Ct));

        Assert.Equal(["one.done", "three.done"], found.Select(act => act.Kind));
    }

    [Fact]
    public async Task Proofs_hold_on_their_own_and_name_their_neighbours()
    {
        await Save("one.done", thing);
        await Save("two.done", Guid.CreateVersion7());
        await Save("three.done", thing);

        var proofs = await database.Use(db => db.ProofsAbout(thing, Ct));
        var second = await database.Use(db => db.Acts.SingleAsync(act => act.Number == 2, Ct));

        Assert.Equal([1, 3], proofs.Select(proof => proof.Number));
        Assert.All(proofs, proof => Assert.True(proof.Holds()));
        Assert.Equal((second.Hash, second.Hash), (proofs[0].Next, proofs[1].Previous));
        Assert.Null(proofs[1].Next);
        Assert.False((proofs[0] with { Kind = "one.undone" }).Holds());
        Assert.False((proofs[0] with { Content = """{"why":"another"}""" }).Holds());
        Assert.False((proofs[0] with { Salt = null }).Holds());
        Assert.True((proofs[0] with { Content = null, Salt = null }).Holds());
    }

    private Task Save(string kind, params Guid[] about) =>
        database.Use(db => db.Save(new AuditEvent(SomeKind.Named(kind), school, null, database.Clock.GetUtcNow(), about), Ct));
}
