using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Notifications.Send;

/// <summary>
/// Sends the e-mail about a notification when its time has come, together with whatever else this person is due to hear by then. Running twice sends again only
/// what no mail server is known to have taken.
/// </summary>
internal sealed class SendNotifications(
    CountersignDb db, IEnumerable<NotificationKind> kinds, Staff staff, Schools schools, Mailer mailer, CountersignSettings settings, TimeProvider clock)
    : IOutboxWork
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMinutes(1);

    private const int LongestWait = 15;

    private readonly Dictionary<string, NotificationKind> known = kinds.ToDictionary(kind => kind.Name);

    public string Kind => MailWork.Kind;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var asked = await db.Set<Notification>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == item.Subject, ct);
        if (settings.Mail is not { } server || asked is not { EndedAt: null, MailedAt: null }
            || await staff.Email(asked.Person, ct) is not { Address: var address, Name: var name })
        {
            return new WorkAnswer.Finished();
        }

        var here = await schools.Here(ct);
        var choices = await db.Set<NotificationChoice>().Where(row => row.Person == asked.Person).ToDictionaryAsync(row => row.Kind, row => row.Frequency, ct);
        if (TimeOf(asked, choices, here.Time) is not { } at)
        {
            return new WorkAnswer.Finished();
        }

        var now = clock.GetUtcNow();
        if (at > now)
        {
            return new WorkAnswer.Again(at);
        }

        var open = await db.Set<Notification>().AsNoTracking()
            .Where(row => row.Person == asked.Person && row.EndedAt == null && row.MailedAt == null).OrderBy(row => row.Id).ToListAsync(ct);
        var told = open.Where(row => TimeOf(row, choices, here.Time) <= now).Select(row => (row, known[row.Kind])).ToList();
        var answer = await mailer.Send(MailText.Of(server, (address, name), (here.Name, here.Time), told, settings.PublicAddress), ct);
        if (answer == MailAnswer.Later)
        {
            return new WorkAnswer.Again(clock.GetUtcNow() + (BeforeTryingAgain * Math.Clamp(item.Attempts, 1, LongestWait)));
        }

        // Refused for good is as done as taken: it stays in the app. Which e-mails went is no change that anybody must answer for.
        var ids = told.ConvertAll(one => one.row.Id);
        await db.Set<Notification>().Where(row => ids.Contains(row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.MailedAt, clock.GetUtcNow()), ct);
        return new WorkAnswer.Finished();
    }

    // A kind that this version of the program does not know is told in the app alone, where it has an address.
    private DateTimeOffset? TimeOf(Notification row, Dictionary<string, Frequency> choices, SchoolTime time) =>
        known.GetValueOrDefault(row.Kind) is { } kind ? MailTime.Of(row, kind, choices.GetValueOrDefault(row.Kind), time) : null;
}
