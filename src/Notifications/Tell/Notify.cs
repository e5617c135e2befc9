using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Notifications.Send;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Notifications.Tell;

/// <summary>
/// Tells people of what happened. Whoever calls saves it with the act that it tells of, so that nothing is told which did not happen, and nothing happens
/// untold.
/// </summary>
public sealed class Notify(CountersignDb db, CountersignSettings settings, TimeProvider clock)
{
    /// <summary>From so many people on an e-mail to each at once would be noise: each is told once a day.</summary>
    private const int Many = 6;

    /// <summary>Tells each of these people once.</summary>
    public void Tell(NotificationKind kind, EstablishmentId establishment, IReadOnlyCollection<PersonId> people, NotificationAbout about)
    {
        var now = clock.GetUtcNow();
        foreach (var person in people.Distinct())
        {
            var notification = new Notification
            {
                Establishment = establishment,
                Person = person,
                Kind = kind.Name,
                Subject = about.Subject,
                Address = about.Address,
                At = now,
                Due = about.Due,
                IsToMany = people.Count >= Many,
            };
            db.Add(notification);
            if (settings.Mail is not null)
            {
                db.Add(MailWork.Item(notification, now));
            }
        }
    }

    /// <summary>
    /// It waits for these people and for nobody else: for whom it waited before and does no longer, or not for the same moment, it ends; and whoever knows of
    /// it already is not told again.
    /// </summary>
    /// <param name="subject">The thing that waits.</param>
    /// <param name="all">Every kind in which it can wait, with the people for whom it does now.</param>
    public async Task WaitsFor(
        EstablishmentId establishment,
        Guid subject,
        IReadOnlyList<(NotificationKind Kind, IReadOnlyCollection<PersonId> People, NotificationAbout About)> all,
        CancellationToken ct)
    {
        var kinds = all.Select(one => one.Kind.Name).ToList();
        var open = await db.Set<Notification>().Where(row => row.Subject == subject && kinds.Contains(row.Kind) && row.EndedAt == null).ToListAsync(ct);
        foreach (var (kind, people, about) in all)
        {
            var before = open.Where(row => row.Kind == kind.Name).ToList();
            var told = before.Where(row => people.Contains(row.Person) && row.Due == about.Due).ToList();
            before.Except(told).ToList().ForEach(row => row.End(clock.GetUtcNow()));
            Tell(kind, establishment, [.. people.Except(told.Select(row => row.Person))], about);
        }
    }
}
