using System.Net;
using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.TakeDown;

public sealed class TakeDownTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Taking_it_back_proves_that_it_is_gone()
    {
        var post = await room.Scheduled();
        await room.RunOutbox();
        var link = new Uri((await room.Teacher.Open(post)).Link("See it there").Href).AbsolutePath;
        await room.Colleague.Open(post + "/take-down");
        var without = await room.Colleague.Press("Take down");
        var taken = await room.Colleague.Fill("Why?", "A child can be recognised").Press("Take down");

        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Contains("The post is being taken down It is deleted wherever it went, and this page says when it is gone.", taken.Text(), StringComparison.Ordinal);
        Assert.Contains("Say in a few words why, for the record", without.Text(), StringComparison.Ordinal);
        Assert.Contains("Taken down, and proved to be gone", page.Text(), StringComparison.Ordinal);
        Assert.Contains("A child can be recognised", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await room.Site.Nobody().Open(link)).Status);
    }

    [Fact]
    public async Task Calling_it_off_before_its_time_sends_nothing()
    {
        var post = await room.Scheduled(scripted: true, news: false);
        await room.Colleague.Open(post + "/take-down");
        var stopped = await room.Colleague.Fill("Why?", "Not now").Press("Cancel the post");

        await room.RunOutbox();

        Assert.Contains("The post is cancelled It has not gone out and goes nowhere.", stopped.Text(), StringComparison.Ordinal);
        Assert.Empty(room.Platform.Asked);
        Assert.Equal(PostStage.Cancelled, (await room.Row(post)).Stage);
    }
}
