using Countersign.Foundation.Outbox;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.Posts.Publish;
using Countersign.Posts.TakeDown;

namespace Countersign.Posts.PutUp;

/// <summary>What whoever puts posts up says of one, written into the same ledger that the program writes when it sends.</summary>
internal sealed class PutUpPost(PutUpCases cases, DeliveryLedger ledger, TakeDownLedger takeDowns, SentRecords records, Me me)
{
    private static readonly Refusal NotTheirs = new("This is for those who put posts up on the account. An administrator can change who they are");

    private static readonly Refusal Changed = new("Something changed since you opened this page. Look at it as it is now");

    /// <summary>They put it up now. What they are shown from here on is kept as what went out.</summary>
    public Task<Outcome<PutUpCase>> Begin(PostId post, DeliveryId delivery, CancellationToken ct) => At(
        post,
        delivery,
        [PutUpStep.Begin],
        async (found, _) => await ledger.Claim(found.Post, found.Delivery, await records.Keep(found.Post, found.Delivery, found.Approval, ct), ct),
        ct);

    /// <summary>They had begun, and leave it to somebody else.</summary>
    public Task<Outcome<PutUpCase>> GiveBack(PostId post, DeliveryId delivery, CancellationToken ct) =>
        At(post, delivery, [PutUpStep.PutUp], (found, _) => ledger.GiveBack(found.Post, found.Delivery, ct), ct);

    /// <summary>It is up, under this link.</summary>
    /// <param name="knowing">They were told that it may not go up any more, and say that it is up already.</param>
    public async Task<Outcome<PutUpCase>> IsUp(PostId post, DeliveryId delivery, string? link, bool knowing, CancellationToken ct)
    {
        Refusal? wrong = null;
        var outcome = await At(
            post,
            delivery,
            [knowing ? PutUpStep.DoNot : PutUpStep.PutUp],
            async (found, stand) =>
            {
                if (PutUpRules.Link(link, found.Account.Assisted!, found.Account.Address!) is not Outcome<Uri>.Done(var at))
                {
                    wrong = ((Outcome<Uri>.Refused)PutUpRules.Link(link, found.Account.Assisted!, found.Account.Address!)).Why;
                    return false;
                }

                if (stand.ComesDown && !found.Delivery.IsCancelled)
                {
                    found.Delivery.CancelOnArrival();
                }

                return await ledger.Record(found.Post, found.Delivery, new PlatformId($"by-hand:{delivery}"), at, ct) is WorkAnswer.Finished;
            },
            ct);
        return wrong is null ? outcome : wrong;
    }

    /// <summary>It is not up, although they had begun and it may not go up any more.</summary>
    public Task<Outcome<PutUpCase>> IsNotUp(PostId post, DeliveryId delivery, CancellationToken ct) => At(
        post,
        delivery,
        [PutUpStep.DoNot],
        async (found, stand) => stand switch
        {
            { ComesDown: true } when found.Delivery.IsCancelled => await ledger.Cancel(found.Post, found.Delivery, ct) is WorkAnswer.Finished,
            { ComesDown: true } => await ledger.Hold(
                found.Post, found.Delivery, stand.Why!, PublishRules.Whom(found.Delivery, found.Approval), ct) is WorkAnswer.Finished,
            _ => await ledger.GiveBack(found.Post, found.Delivery, ct),
        },
        ct);

    /// <summary>They could not put it up or take it down; its author is told.</summary>
    public Task<Outcome<PutUpCase>> CouldNot(PostId post, DeliveryId delivery, CouldNot why, CancellationToken ct) => At(
        post,
        delivery,
        [PutUpStep.Begin, PutUpStep.PutUp, PutUpStep.TakeDown],
        async (found, stand) => stand.Step == PutUpStep.TakeDown
            ? await takeDowns.Refused(found.Delivery, CouldNotWords.Of(why, takesDown: true), me.Id, ct)
            : await ledger.Reject(found.Post, found.Delivery, CouldNotWords.Of(why, takesDown: false), ct) is WorkAnswer.Finished,
        ct);

    /// <summary>It is gone.</summary>
    public Task<Outcome<PutUpCase>> IsGone(PostId post, DeliveryId delivery, CancellationToken ct) =>
        At(post, delivery, [PutUpStep.TakeDown], (found, _) => takeDowns.Gone(found.Delivery, me.Id, ct), ct);

    private async Task<Outcome<PutUpCase>> At(
        PostId post, DeliveryId delivery, PutUpStep[] when, Func<PutUpCase, PutUpStand, Task<bool>> act, CancellationToken ct)
    {
        var found = await cases.Open(post, delivery, ct);
        if (found.People.All(person => person.Id != me.Id))
        {
            return NotTheirs;
        }

        if (!when.Contains(found.Stand.Step))
        {
            return found.Stand.Why ?? Changed;
        }

        ledger.By = me.Id;
        return await act(found, found.Stand) ? found : Changed;
    }
}
