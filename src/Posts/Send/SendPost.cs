using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Foundation.Outbox;
using Countersign.Platforms;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Send;

/// <summary>
/// Sends one delivery. It may be cut off at any point and run again: what was claimed and not recorded is looked for on the
/// platform by the key that was chosen beforehand, and only a platform that says the key is not there is sent to again.
/// </summary>
internal sealed class SendPost(CountersignDb db, Accounts accounts, PlanReader plans, IFileStore files, TimeProvider clock) : IOutboxWork
{
    public const string Name = "posts.send";

    private static readonly TimeSpan BeforeLooking = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMinutes(2);

    public string Kind => Name;

    public async Task<WorkAnswer> Do(OutboxItem item, CancellationToken ct)
    {
        var id = DeliveryId.From(item.Subject);
        var delivery = await db.Set<Delivery>().FirstOrDefaultAsync(row => row.Id == id, ct);
        if (delivery is null)
        {
            return new WorkAnswer.Finished();
        }

        var post = await db.Set<Post>().Whole().SingleAsync(row => row.Id == delivery.Post, ct);
        return Sending.Decide(post, delivery, await plans.Read(post, ct), clock.GetUtcNow()) switch
        {
            Outcome<SendStep>.Done(SendStep.Leave) => new WorkAnswer.Finished(),
            Outcome<SendStep>.Refused(var why) => await Hold(post, delivery, why, ct),
            Outcome<SendStep>.Done(SendStep.LookFirst) => await LookFirst(post, delivery, ct),
            _ => await Claim(post, delivery, ct) ? await Send(post, delivery, ct) : new WorkAnswer.Again(clock.GetUtcNow()),
        };
    }

    private async Task<WorkAnswer> Hold(Post post, Delivery delivery, Refusal why, CancellationToken ct)
    {
        if (clock.GetUtcNow() < delivery.DueAt)
        {
            return new WorkAnswer.Again(delivery.DueAt);
        }

        delivery.State = DeliveryState.Cancelled;
        delivery.WhatThePlatformSaid = why.Sentence;
        delivery.Version++;
        if (post.Stage == PostStage.Scheduled)
        {
            post.Stage = PostStage.InReview;
            post.Version++;
        }

        await db.Save(About("delivery.held", post, delivery) with { Clause = why.Clause, Why = why.Sentence }, ct);
        return new WorkAnswer.Finished();
    }

    // From here on a request may leave the house, so the ledger says so first. Somebody who called it off in between wins.
    private async Task<bool> Claim(Post post, Delivery delivery, CancellationToken ct)
    {
        delivery.State = DeliveryState.Sending;
        delivery.Version++;
        return await db.TrySave(About("delivery.started", post, delivery), ct);
    }

    private async Task<WorkAnswer> LookFirst(Post post, Delivery delivery, CancellationToken ct)
    {
        if (await accounts.Connect(delivery.Account, ct) is not { } account)
        {
            return await Fail(post, delivery, "The account was disconnected while the post was on its way", ct);
        }

        return await account.Platform.Find(account.Connection, new SendKey(delivery.Id.Value), ct) switch
        {
            FindAnswer.Found(var platformId, var link) => await Record(post, delivery, platformId, link, ct),
            FindAnswer.NotThere when delivery.CallOff => await CallOff(post, delivery, ct),
            FindAnswer.NotThere => await Send(post, delivery, ct),
            FindAnswer.NotKnown(var what) => await NotKnown(post, delivery, what, ct),
            _ => throw new InvalidOperationException("an answer that the contract does not have"),
        };
    }

    private async Task<WorkAnswer> Send(Post post, Delivery delivery, CancellationToken ct)
    {
        if (await accounts.Connect(delivery.Account, ct) is not { } account)
        {
            return await Fail(post, delivery, "The account was disconnected before the post went out", ct);
        }

        var outgoing = new Outgoing(new SendKey(delivery.Id.Value), post.Text, await Pictures(post, ct), delivery.DueAt, "en-GB");
        return await account.Platform.Publish(account.Connection, outgoing, ct) switch
        {
            PublishAnswer.Published(var platformId, var link) => await Record(post, delivery, platformId, link, ct),
            PublishAnswer.Rejected(var said) => await Fail(post, delivery, said, ct),
            PublishAnswer.TryLater(var at) => new WorkAnswer.Again(at ?? (clock.GetUtcNow() + BeforeTryingAgain)),
            PublishAnswer.NotKnown(var what) => await NotKnown(post, delivery, what, ct),
            _ => throw new InvalidOperationException("an answer that the contract does not have"),
        };
    }

    private async Task<IReadOnlyList<Picture>> Pictures(Post post, CancellationToken ct)
    {
        var pictures = new List<Picture>();
        foreach (var picture in post.Pictures.OrderBy(picture => picture.Place))
        {
            pictures.Add(new Picture(await files.Get(new ContentHash(picture.Hash), ct), picture.MediaType, picture.Alt, picture.Width, picture.Height));
        }

        return pictures;
    }

    private async Task<WorkAnswer> Record(Post post, Delivery delivery, PlatformId platformId, Uri link, CancellationToken ct)
    {
        delivery.State = delivery.CallOff ? DeliveryState.Recalling : DeliveryState.Published;
        delivery.PlatformId = platformId.Value;
        delivery.Link = link.ToString();
        delivery.PublishedAt = clock.GetUtcNow();
        delivery.WhatThePlatformSaid = null;
        delivery.Version++;
        post.Stage = PostStage.Sent;
        post.Version++;
        if (delivery.CallOff)
        {
            db.Add(Recall.RecallPost.Item(delivery, clock.GetUtcNow()));
        }

        await db.Save(About("delivery.published", post, delivery), ct);
        return new WorkAnswer.Finished();
    }

    private async Task<WorkAnswer> NotKnown(Post post, Delivery delivery, string what, CancellationToken ct)
    {
        if (delivery.State != DeliveryState.NotKnown)
        {
            delivery.State = DeliveryState.NotKnown;
            delivery.WhatThePlatformSaid = what;
            delivery.Version++;
            await db.Save(About("delivery.not-known", post, delivery), ct);
        }

        return new WorkAnswer.Again(clock.GetUtcNow() + BeforeLooking);
    }

    private async Task<WorkAnswer> Fail(Post post, Delivery delivery, string said, CancellationToken ct)
    {
        delivery.State = DeliveryState.Rejected;
        delivery.WhatThePlatformSaid = said;
        delivery.Version++;
        await db.Save(About("delivery.rejected", post, delivery), ct);
        return new WorkAnswer.Finished();
    }

    private async Task<WorkAnswer> CallOff(Post post, Delivery delivery, CancellationToken ct)
    {
        delivery.State = DeliveryState.Cancelled;
        delivery.Version++;
        await db.Save(About("delivery.called-off", post, delivery), ct);
        return new WorkAnswer.Finished();
    }

    private Act About(string kind, Post post, Delivery delivery) =>
        new(kind, post.Establishment, null, clock.GetUtcNow(), post.Id.Value, delivery.Id.Value, delivery.Account.Value)
        {
            Facts = new Dictionary<string, string> { ["fingerprint"] = delivery.Fingerprint },
        };
}
