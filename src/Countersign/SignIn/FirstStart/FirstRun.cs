using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Demo;
using Countersign.People.Erase;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.FirstStart;

/// <summary>What happens before the first page is served: a demo is planted once, an empty database gets a set-up link.</summary>
internal sealed class FirstRun(
    CountersignDb db,
    CountersignSettings settings,
    Schools schools,
    DemoPeople demo,
    IEnumerable<IDemoSeed> seeds,
    SetUpKey key,
    Erasures erasures,
    TimeProvider clock)
{
    /// <summary>Answers the lines to print on the console, or why the program must not start.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> Prepare(CancellationToken ct)
    {
        db.Tenant.StandEverywhere();
        var installation = await db.Set<Installation>().FirstOrDefaultAsync(row => row.Id == Installation.Only, ct);
        return (settings.Demo, installation) switch
        {
            (true, null) when (await schools.All(ct)).Count > 0 => RealData,
            (true, null) => await Plant(ct),
            (true, { Demo: false }) => RealData,
            (true, _) => DemoLines,
            (false, { Demo: true }) => new Refusal("This data folder holds the demo. Start with --demo, or name another folder with --data."),
            (false, { FinishedAt: not null }) => new Outcome<IReadOnlyList<string>>.Done(Lines(await erasures.Again(null, ct))),
            _ => new Outcome<IReadOnlyList<string>>.Done([$"Nothing is set up yet. Open this link once, within this run: {await key.Renew(installation, ct)}"]),
        };
    }

    /// <summary>What whoever runs the program reads of a database taken back to before an erasure, and of a list in which somebody else wrote.</summary>
    internal static IReadOnlyList<string> Lines((int People, IReadOnlyList<int> NotOurs) again) =>
    [
        .. again.People == 0 ? Array.Empty<string>() : [$"{again.People} erased again who had been erased after this state of the database"],
        .. again.NotOurs.Count == 0 ? Array.Empty<string>() :
            [$"Not signed by this installation, and nobody erased for it: line {string.Join(", ", again.NotOurs)} of the list of erasures"],
    ];

    private static Refusal RealData => new("This data folder belongs to a real school, and the demo lets anyone in. Name another folder with --data.");

    private Outcome<IReadOnlyList<string>> DemoLines => new Outcome<IReadOnlyList<string>>.Done(
    [
        $"Demo: nothing here is real. Open {settings.PublicAddress}",
        "Sign in as Folasade Ogunmola of Quillbrook School to write a post, as Imogen Starkweather to check it, and as Gareth Llwyd-Parry to approve it.",
    ]);

    // One transaction: a demo that was interrupted was never there.
    private async Task<Outcome<IReadOnlyList<string>>> Plant(CancellationToken ct)
    {
        await using var all = await db.Database.BeginTransactionAsync(ct);
        var trust = await demo.Plant(ct);
        foreach (var seed in seeds)
        {
            await seed.Plant(trust, ct);
        }

        var now = clock.GetUtcNow();
        db.Add(new Installation { Demo = true, Head = trust.Id, FinishedAt = now });
        await db.Save(new AuditEvent(FirstStartEvents.DemoPlanted, trust.Id, null, now, trust.Id.Value), ct);
        await all.CommitAsync(ct);
        return DemoLines;
    }
}
