using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Posts.Tell;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Publish;

/// <summary>
/// Writes what becomes of a delivery. Where somebody else wrote at the same moment nothing is kept: what the platform answered is put to
/// what they wrote, and anything else is decided again.
/// </summary>
internal sealed class DeliveryLedger(
    CountersignDb db, PostApprovals approvals, PostNotifications told, PutUpNotifications putUp, Accounts accounts, TimeProvider clock)
{
    private static readonly TimeSpan BeforeLooking = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan WhileStopped = TimeSpan.FromSeconds(30);

    private const int LongestWait = 90;

    // The deliveries of one post to several accounts are done beside each other, and each that ends changes the post.
    private const int MostClashes = 5;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>On whose word something is written, where a person puts posts up; null where the program sends.</summary>
    public PersonId? By { get; set; }

    /// <summary>Somebody stopped publishing. Whether that was lifted is looked at again soon.</summary>
    public WorkAnswer Held() => new WorkAnswer.Again(Now + WhileStopped);

    public WorkAnswer TryAgain(DateTimeOffset? at) => new WorkAnswer.Again(at ?? (Now + BeforeTryingAgain));

    /// <summary>From here on a request may leave the house, so the ledger says so first. Somebody who cancelled it in between wins.</summary>
    /// <param name="evidence">Where the record of what goes out is kept.</param>
    public Task<bool> Claim(Post post, Delivery delivery, string evidence, CancellationToken ct)
    {
        delivery.Claim(evidence);
        return db.TrySave(About(DeliveryEvents.Started, post, delivery, ("evidence", evidence)), ct);
    }

    public async Task<WorkAnswer> Record(Post post, Delivery delivery, PlatformId platformId, Uri link, CancellationToken ct)
    {
        var answer = await Settle(
            post,
            delivery,
            now =>
            {
                now.Publish(platformId.Value, link.ToString(), Now);
                if (now.IsCancelled || By is null)
                {
                    db.Add(DeliveryWork.Item(now.IsCancelled ? DeliveryWork.TakeDown : DeliveryWork.ReadBack, now, Now));
                }

                var then = now.IsCancelled ? "take-down" : "stays";
                return About(DeliveryEvents.Published, post, now, ("platform-id", platformId.Value), ("link", link.ToString()), ("then", then));
            },
            ct);
        if (answer is WorkAnswer.Finished)
        {
            await accounts.WentUp(delivery.Account, By is not null, Now, ct);
        }

        return answer;
    }

    /// <summary>Whoever had it in hand did not put it up after all, and it waits for somebody again.</summary>
    public async Task<bool> GiveBack(Post post, Delivery delivery, CancellationToken ct)
    {
        delivery.HandOver();
        await putUp.Follow(post, delivery, ct);
        return await db.TrySave(About(DeliveryEvents.GivenBack, post, delivery), ct);
    }

    public async Task<WorkAnswer> NotKnown(Post post, Delivery delivery, string what, int attempts, CancellationToken ct)
    {
        if (delivery.State != DeliveryState.NotKnown || delivery.WhatThePlatformSaid != what)
        {
            delivery.Lose(what);
            if (!await db.TrySave(About(DeliveryEvents.NotKnown, post, delivery), ct))
            {
                return AtOnce;
            }
        }

        return new WorkAnswer.Again(Now + (BeforeLooking * Math.Clamp(attempts, 1, LongestWait)));
    }

    public Task<WorkAnswer> Reject(Post post, Delivery delivery, string said, CancellationToken ct) => Settle(
        post,
        delivery,
        now =>
        {
            now.Reject(said);
            return About(DeliveryEvents.Rejected, post, now);
        },
        ct);

    public Task<WorkAnswer> Cancel(Post post, Delivery delivery, CancellationToken ct) => Settle(
        post,
        delivery,
        now =>
        {
            now.Cancel(null);
            return About(DeliveryEvents.Cancelled, post, now);
        },
        ct);

    /// <summary>It may not go out as it is.</summary>
    public async Task<WorkAnswer> Hold(Post post, Delivery delivery, Refusal why, HeldFor whom, CancellationToken ct)
    {
        post.Hold(delivery, why, whom);
        told.TellAuthor(post, PostNotifications.NotOut);
        await putUp.Follow(post, delivery, ct);
        await told.Follow(post, post.Stage == PostStage.InReview ? await approvals.Read(post, [], ct) : null, ct);
        var act = About(DeliveryEvents.Held, post, delivery) with { Clause = why.Clause, Why = why.Sentence };
        return await db.TrySave(act, ct) ? new WorkAnswer.Finished() : AtOnce;
    }

    private WorkAnswer.Again AtOnce => new(Now);

    private async Task<WorkAnswer> Settle(Post post, Delivery delivery, Func<Delivery, AuditEvent> become, CancellationToken ct)
    {
        for (var clashes = 0; clashes < MostClashes; clashes++)
        {
            var waitsForPeople = By is not null || delivery.State == DeliveryState.ToPutUp;
            var act = become(delivery);
            var before = post.Stage;
            post.Settle(delivery.Fingerprint);
            if (post.Stage == PostStage.Sent && before != PostStage.Sent)
            {
                told.TellAuthor(post, PostNotifications.Published);
            }
            else if (delivery.State == DeliveryState.Rejected)
            {
                told.TellAuthor(post, PostNotifications.NotOut);
                await told.Follow(post, null, ct);
            }

            if (waitsForPeople)
            {
                await putUp.Follow(post, delivery, ct);
            }

            if (await db.TrySave(act, ct))
            {
                return new WorkAnswer.Finished();
            }

            var lost = delivery;
            post = await db.Set<Post>().Whole().SingleAsync(row => row.Id == lost.Post, ct);
            delivery = post.Deliveries.Single(row => row.Id == lost.Id);
            if (!delivery.IsStillHere && delivery.State is not (DeliveryState.Sending or DeliveryState.NotKnown))
            {
                break;
            }
        }

        return AtOnce;
    }

    private AuditEvent About(AuditEventKind kind, Post post, Delivery delivery, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var all = new Dictionary<string, string> { ["fingerprint"] = delivery.Fingerprint };
        foreach (var (name, value) in facts)
        {
            all[name] = value;
        }

        return new(kind, post.Establishment, By, Now, post.Id.Value, delivery.Id.Value, delivery.Account.Value) { Facts = all };
    }
}
