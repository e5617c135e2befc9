using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.Publish;

/// <summary>A machine's clock is set back an hour while posts are on their way, as when somebody corrects it.</summary>
public sealed class ClockSetBackTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Nothing_is_lost_and_nothing_goes_out_twice()
    {
        var before = await room.Scheduled("Out before", scripted: true, news: false);
        await room.RunOutbox();
        var waiting = await room.Scheduled("Approved before", scripted: true, news: false);
        room.Site.Clock.AdjustTime(room.Site.Clock.GetUtcNow() - Hour);
        var again = await room.Scheduled("Approved in the hour that comes twice", scripted: true, news: false);

        await room.RunOutbox();
        Assert.Equal(PostStage.Sent, (await room.Row(again)).Stage);
        room.Site.Clock.Advance(Hour);
        await room.RunOutbox();

        foreach (var post in (string[])[before, waiting, again])
        {
            Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
        }

        Assert.Equal(3, room.Platform.Asked.Count(asked => asked == "publish"));
    }
}
