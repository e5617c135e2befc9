using Countersign.Approvals.Sign;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Foundation.Outbox;
using Countersign.Platforms.Contract;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Posts.Stop;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Publish;

/// <summary>
/// Sends one delivery. It may be cut off at any point and run again: what was claimed and not recorded is looked for on the
/// platform by the key that was chosen beforehand, and only a platform that says the key is not there is sent to again.
/// </summary>
internal sealed class PublishPost(
    CountersignDb db,
    Accounts accounts,
    PostApprovals approvals,
    PostScreening screening,
    DeliveryLedger ledger,
    HandOver hands,
    SentRecords records,
    Stops stops,
    IFileStore files) : IOutboxWork
{
    public string Kind => DeliveryWork.Publish;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var id = DeliveryId.From(item.Subject);
        var delivery = await db.Set<Delivery>().FirstOrDefaultAsync(row => row.Id == id, ct);
        if (delivery is null)
        {
            return new WorkAnswer.Finished();
        }

        var post = await db.Set<Post>().Whole().SingleAsync(row => row.Id == delivery.Post, ct);
        var approval = await approvals.Read(post, await screening.Findings(post, ct), ct);
        var byHand = await accounts.Find(delivery.Account, ct) is { Assisted: not null };
        return PublishRules.Decide(post, delivery, approval, await stops.Hold(delivery.Account, ct), ledger.Now, byHand) switch
        {
            Outcome<PublishStep>.Done(PublishStep.Leave) => new WorkAnswer.Finished(),
            Outcome<PublishStep>.Done(PublishStep.Wait) => new WorkAnswer.Again(delivery.DueAt),
            Outcome<PublishStep>.Done(PublishStep.Held) => ledger.Held(),
            Outcome<PublishStep>.Refused(var why) => await ledger.Hold(post, delivery, why, PublishRules.Whom(delivery, approval), ct),
            Outcome<PublishStep>.Done(PublishStep.HandOver or PublishStep.InHands) => await hands.Wait(post, delivery, ct),
            Outcome<PublishStep>.Done(PublishStep.LookFirst) => await LookFirst(post, delivery, approval, item.Attempts, ct),
            _ => await ledger.Claim(post, delivery, await records.Keep(post, delivery, approval, ct), ct)
                ? await Send(post, delivery, item.Attempts, ct)
                : new WorkAnswer.Again(ledger.Now),
        };
    }

    private async Task<WorkAnswer> LookFirst(Post post, Delivery delivery, Approval approval, int attempts, CancellationToken ct)
    {
        if (await accounts.Connect(delivery.Account, ct) is not { } account)
        {
            const string what = "The account was disconnected while the post was on its way. Look on the platform whether it is there";
            return await ledger.NotKnown(post, delivery, what, attempts, ct);
        }

        var found = await account.Platform.Find(account.Connection, new SendKey(delivery.Id.Value), ct);
        if (found is FindAnswer.NotKnown)
        {
            await accounts.LookSoon(delivery.Account, ct);
        }

        return found switch
        {
            FindAnswer.Found(var platformId, var link) => await ledger.Record(post, delivery, platformId, link, ct),
            FindAnswer.NotThere when delivery.IsCancelled => await ledger.Cancel(post, delivery, ct),
            FindAnswer.NotThere when PublishRules.WhyNot(post, delivery, approval) is { } why =>
                await ledger.Hold(post, delivery, why, PublishRules.Whom(delivery, approval), ct),
            FindAnswer.NotThere => await Send(post, delivery, attempts, ct),
            FindAnswer.NotKnown(var what) => await ledger.NotKnown(post, delivery, what, attempts, ct),
            _ => throw new InvalidOperationException("an answer that the contract does not have"),
        };
    }

    private async Task<WorkAnswer> Send(Post post, Delivery delivery, int attempts, CancellationToken ct)
    {
        if (await accounts.Connect(delivery.Account, ct) is not { } account)
        {
            return await ledger.Reject(post, delivery, "The account was disconnected before the post went out", ct);
        }

        var pictures = await PictureFiles.Read(post, account.Platform.Name, files, ct);
        var outgoing = new Outgoing(new SendKey(delivery.Id.Value), post.Content.Published, pictures, delivery.DueAt, "en-GB");

        // It may have been stopped since it was claimed, which says only that a request may leave. The last thing asked before one does.
        if (await stops.Hold(delivery.Account, ct))
        {
            return ledger.Held();
        }

        var answer = await account.Platform.Publish(account.Connection, outgoing, ct);
        if (answer is PublishAnswer.Rejected or PublishAnswer.NotKnown)
        {
            await accounts.LookSoon(delivery.Account, ct);
        }

        return answer switch
        {
            PublishAnswer.Published(var platformId, var link) => await ledger.Record(post, delivery, platformId, link, ct),
            PublishAnswer.Rejected(var said) => await ledger.Reject(post, delivery, said, ct),
            PublishAnswer.TryLater(var at) => ledger.TryAgain(at),
            PublishAnswer.NotKnown(var what) => await ledger.NotKnown(post, delivery, what, attempts, ct),
            _ => throw new InvalidOperationException("an answer that the contract does not have"),
        };
    }
}
