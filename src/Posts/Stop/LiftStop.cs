using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Stop;

/// <summary>Publishing goes on where somebody stopped it. Whoever asked for it does not confirm it.</summary>
internal sealed class LiftStop(CountersignDb db, TimeProvider clock) : IPendingChangeKind
{
    public const string Kind = "lift-stop";

    public string Name => Kind;

    public bool AnySignerAsks => true;

    public static RequestedChange Of(PublishingStop stop, Me me) =>
        new(Kind, stop.Establishment, stop.Id, stop.Account is null ? "all" : "account") { AskedBy = me.Id, Concerns = [stop.StoppedBy] };

    public string Words(RequestedChange change, Func<PersonId, string> name) => change.Details == "all"
        ? $"Everything that {name(change.Concerns[0])} stopped goes out again"
        : $"The account that {name(change.Concerns[0])} stopped publishes again";

    public string? More(RequestedChange change) => PostLinks.Stop;

    public async Task<Outcome<IReadOnlyList<AuditEvent>>> Apply(RequestedChange change, CancellationToken ct)
    {
        if (await db.Set<PublishingStop>().FirstOrDefaultAsync(row => row.Id == change.Subject && row.LiftedAt == null, ct) is not { } stop)
        {
            return new Refusal("It goes out again already");
        }

        var now = clock.GetUtcNow();
        stop.Lift(now);
        return new Outcome<IReadOnlyList<AuditEvent>>.Done(
            [new AuditEvent(PublishingEvents.Lifted, change.Establishment, change.AskedBy, now, stop.Id, change.Id)]);
    }
}
