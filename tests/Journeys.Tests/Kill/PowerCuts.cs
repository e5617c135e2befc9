using Countersign.Tests.Peers;

namespace Journeys.Tests.Kill;

/// <summary>The process is ended (SIGKILL) between the moment it claimed a delivery and the moment it recorded what came of it.</summary>
internal sealed class PowerCuts(Browser browser, BlueskyPeer peer)
{
    /// <summary>Held on the way to the platform, before it is passed on.</summary>
    public async Task Before(string call, bool startAfresh = false)
    {
        await using var school = await SchoolOnBluesky.Open(browser, peer);
        if (startAfresh)
        {
            await school.KillAndStartAgain();
        }

        var held = HoldBefore(school.Road, call);
        await school.Send("bluesky");
        await held.WaitAsync(Patience.WithProgram);
        Assert.Equal(1, await school.DeliveriesIn("Sending"));

        await school.KillAndStartAgain();

        await school.IsPublished();
        Assert.Equal(1, await school.PostsThere());
    }

    public async Task AfterThePlatformTookIt()
    {
        await using var school = await SchoolOnBluesky.Open(browser, peer);
        var taken = HoldAfter(school.Road, "putRecord");
        await school.Send("bluesky");
        await taken.WaitAsync(Patience.WithProgram);
        Assert.Equal(1, await school.PostsThere());
        Assert.Equal(1, await school.DeliveriesIn("Sending"));

        await school.KillAndStartAgain();

        await school.IsPublished();
        Assert.Equal(1, await school.PostsThere());
    }

    public async Task AfterTheAnswerCameAndBeforeItIsRecorded()
    {
        await using var school = await SchoolOnBluesky.Open(browser, peer);
        var answered = new TaskCompletionSource<IAsyncDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        school.Road.Rule = async traveller =>
        {
            if (!IsA(traveller, "putRecord"))
            {
                await traveller.PassOn();
                return;
            }

            var held = await school.HoldTheLock();
            await traveller.PassOn();
            answered.TrySetResult(held);
        };
        await school.Send("bluesky");
        var locked = await answered.Task.WaitAsync(Patience.WithProgram, TestContext.Current.CancellationToken);

        await school.Program.Kill();
        await locked.DisposeAsync();
        Assert.Equal(1, await school.PostsThere());
        Assert.Equal(1, await school.DeliveriesIn("Sending"));
        school.Road.Rule = traveller => traveller.PassOn();
        await school.StartAgain();

        await school.IsPublished();
        Assert.Equal(1, await school.PostsThere());
    }

    public async Task WhereTheAnswerWasCutTheKeyFindsIt()
    {
        await using var school = await SchoolOnBluesky.Open(browser, peer);
        school.Road.Rule = traveller => IsA(traveller, "putRecord") ? traveller.DeliverThenCut() : traveller.PassOn();
        await school.Send("bluesky");

        await school.IsPublished();

        Assert.Equal(1, await school.TimesNotKnown());
        Assert.Equal(1, await school.PostsThere());
    }

    public async Task AtTheNoticeboardWhileTheDatabaseIsLocked()
    {
        await using var school = await SchoolOnBluesky.Open(browser, peer);
        await using var picture = await school.SendWithAPictureThatTheDiskHoldsBack();
        await picture.Asked.WaitAsync(Patience.WithProgram, TestContext.Current.CancellationToken);
        Assert.Equal(1, await school.DeliveriesIn("Sending"));
        var locked = await school.HoldTheLock();
        await picture.Give();

        await school.Program.Kill();
        await locked.DisposeAsync();
        Assert.Equal(1, await school.DeliveriesIn("Sending"));
        Assert.Equal(0, await school.OnTheNoticeboard());
        picture.PutBack();
        await school.StartAgain();

        await school.IsPublished();
        Assert.Equal(1, await school.OnTheNoticeboard());
    }

    private static Task HoldBefore(FaultyRoad road, string call)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        road.Rule = async traveller =>
        {
            if (IsA(traveller, call))
            {
                held.TrySetResult();
                await traveller.Silence();
            }
            else
            {
                await traveller.PassOn();
            }
        };
        return held.Task;
    }

    private static Task HoldAfter(FaultyRoad road, string call)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        road.Rule = async traveller =>
        {
            if (IsA(traveller, call))
            {
                (await traveller.Deliver()).Dispose();
                held.TrySetResult();
                await traveller.Silence();
            }
            else
            {
                await traveller.PassOn();
            }
        };
        return held.Task;
    }

    private static bool IsA(Traveller traveller, string call) => traveller.Request.Path.Value!.EndsWith("." + call, StringComparison.Ordinal);
}
