using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.DualControl;

namespace Countersign.People.Administer;

/// <summary>Gives and takes roles: at once where none of them is power, and otherwise as a change that takes two.</summary>
internal sealed class ChangeRoles(CountersignDb db, PendingChanges changes, SecondPersons seconds, RolesKind kind, Me me)
{
    /// <param name="subject">Whom or what it is about as a whole: the person, or a staff list.</param>
    public async Task<Outcome<RequestedChange>> Change(Guid subject, IReadOnlyList<RoleLine> lines, CancellationToken ct)
    {
        var around = await seconds.Look(ct);
        var change = new RequestedChange(RolesKind.Kind, me.Establishment, subject, RoleLine.Write(lines))
        {
            AskedBy = me.Id,
            Concerns = [.. lines.Select(line => line.Person)],
            Gains = [.. lines.Where(line => line.Gives.Count > 0).Select(line => line.Person)],
        };
        var others = around.People.Where(person => person.Id != me.Id && person.JoinedAt is not null && person.GoneFrom is null)
            .SelectMany(person => person.Roles).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return RoleRules.TakesTwo(me.Id, lines, around.IsPower, others) ? await changes.Ask(change, ct) : await AtOnce(change, ct);
    }

    /// <summary>Those of the roles that are power here, for whoever saves something next.</summary>
    public async Task<Func<string, bool>> Power(CancellationToken ct) => (await seconds.Weigh(ct)).IsPower;

    private async Task<Outcome<RequestedChange>> AtOnce(RequestedChange change, CancellationToken ct)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Alone(change.Establishment, ct) : null;
        await using (own)
        {
            if (own is not null)
            {
                db.ChangeTracker.Clear();
            }

            // Whoever gives up their own role must not leave a school that is taken for one being set up.
            await seconds.Weigh(ct);
            var answer = await kind.Apply(change, ct);
            if (answer is Outcome<IReadOnlyList<AuditEvent>>.Refused(var why))
            {
                return why;
            }

            await db.Save(((Outcome<IReadOnlyList<AuditEvent>>.Done)answer).Value, ct);
            if (own is not null)
            {
                await own.CommitAsync(ct);
            }

            return change with { Counts = true };
        }
    }
}
