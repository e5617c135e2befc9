using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Wording;
using Countersign.Posts.Model;
using Countersign.Posts.Tell;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.PutUp;

/// <summary>What waits for a person to put it up or take it down, on the home page of whoever does; what is late, on the headteacher's too.</summary>
internal sealed class PutUpWork(CountersignDb db, Me me, Accounts accounts, Staff staff, Schools schools, TimeProvider clock) : IWork
{
    private const int BeginningLength = 90;

    private const string Head = "headteacher";

    public async Task<IReadOnlyList<WorkItem>> WaitingForMe(CancellationToken ct)
    {
        if (me.VisitsFrom is not null)
        {
            return [];
        }

        var waiting = await db.Set<Delivery>().AsNoTracking()
            .Where(row => row.State == DeliveryState.ToPutUp || row.State == DeliveryState.Sending || row.State == DeliveryState.TakingDown)
            .Join(db.Set<Post>(), row => row.Post, post => post.Id, (delivery, post) => new { Delivery = delivery, post.Author, post.Content.Text })
            .OrderBy(row => row.Delivery.DueAt).ToListAsync(ct);
        if (waiting.Count == 0)
        {
            return [];
        }

        var places = (await accounts.Named(ct)).Where(account => account.Assisted is not null).ToDictionary(account => account.Id);
        var (leads, here, time) = (await accounts.Leads(ct), await staff.Everyone(ct), (await schools.Here(ct)).Time);
        var items = new List<WorkItem>();
        foreach (var row in waiting.Where(row => places.ContainsKey(row.Delivery.Account)))
        {
            var delivery = row.Delivery;
            var isMine = Publishers.Among(here, [.. leads[delivery.Account]], row.Author).Any(person => person.Id == me.Id);
            var late = PutUpTime.LateFrom(delivery.DueAt, time);
            if (isMine || (me.Holds(Head) && clock.GetUtcNow() >= late))
            {
                var what = What(delivery, places[delivery.Account].Name, clock.GetUtcNow() >= late);
                items.Add(new WorkItem(Beginning(row.Text), what, PostLinks.PutUp(delivery.Post, delivery.Id), delivery.DueAt, late));
            }
        }

        return items;
    }

    public Task<IReadOnlyList<WorkItem>> StartedByMe(CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkItem>>([]);

    private static string What(Delivery delivery, string account, bool late) => delivery switch
    {
        { State: DeliveryState.TakingDown } => $"Take it down: {account}",
        { IsCancelled: true } => $"It was cancelled: say whether it is up already, {account}",
        _ when late => $"Late: nobody has said that it is up, {account}",
        { State: DeliveryState.Sending } => $"Begun: say when it is up, {account}",
        _ => $"Put it up: {account}",
    };

    private static string Beginning(string text) => English.Shortened(text.Split('\n', 2)[0].Trim(), BeginningLength);
}
