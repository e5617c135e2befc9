namespace Countersign.Posts;

/// <summary>Where a post stands once its deliveries have moved on. Pure.</summary>
internal static class Standing
{
    /// <summary>Takes over into the post what has become of the deliveries that went out under this fingerprint.</summary>
    public static void Settle(Post post, string fingerprint)
    {
        var round = post.Deliveries.Where(delivery => delivery.Fingerprint == fingerprint).ToList();
        bool Any(params ReadOnlySpan<DeliveryState> states)
        {
            foreach (var delivery in round)
            {
                if (states.Contains(delivery.State))
                {
                    return true;
                }
            }

            return false;
        }

        if (Any(DeliveryState.Published, DeliveryState.Recalling, DeliveryState.RecallRefused))
        {
            post.Stage = PostStage.Sent;
        }
        else if (!Any(DeliveryState.Waiting, DeliveryState.Sending, DeliveryState.NotKnown) && post.Stage is PostStage.Scheduled or PostStage.Sent)
        {
            Close(post, round);
        }

        post.Version++;
    }

    // Nothing is up and nothing is on its way.
    private static void Close(Post post, List<Delivery> round)
    {
        if (round.Exists(delivery => delivery.State == DeliveryState.Recalled))
        {
            post.Stage = PostStage.Recalled;
        }
        else if (round.Find(delivery => delivery.State == DeliveryState.Rejected) is { } refused && !round.Exists(delivery => delivery.CallOff))
        {
            post.Stage = PostStage.Draft;
            post.SentBackBecause = refused.WhatThePlatformSaid;
        }
        else
        {
            post.Stage = PostStage.Cancelled;
        }
    }
}
