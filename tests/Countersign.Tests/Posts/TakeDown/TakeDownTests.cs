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
    public async Task A_post_is_corrected_in_one_go_and_the_two_know_each_other()
    {
        var post = await room.Scheduled("Year 4 planted beens");
        await room.RunOutbox();
        await room.Colleague.Open(post + "/take-down");
        var without = await room.Colleague.Press("Take down and correct");
        var draft = await room.Colleague.Fill("Why?", "A word is wrong").Press("Take down and correct");
        var begins = draft.Value("What do you want to say?");
        await room.RunOutbox();
        room.Colleague.Fill("What do you want to say?", "Year 4 planted beans");
        var right = (await room.Colleague.Press("Ask a colleague to check")).Path;

        var wrong = await room.Teacher.Open(post);
        var sign = await room.Teacher.Open(right + "/sign");

        Assert.Contains("Say in a few words why, for the record", without.Text(), StringComparison.Ordinal);
        Assert.Contains("Put it right, and send it for its signatures", draft.Text(), StringComparison.Ordinal);
        Assert.Equal("Year 4 planted beens", begins);
        Assert.Equal(PostStage.TakenDown, (await room.Row(post)).Stage);
        Assert.Contains("CorrectsA post that was taken down", sign.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("stands in its place", wrong.Text(), StringComparison.Ordinal);
        Assert.Contains("Another post stands in its place", (await room.Colleague.Open(post)).Text(), StringComparison.Ordinal);
        Assert.Equal(["post.drafted", "post.submitted"], await room.Acts(right));
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
