using Countersign.Notifications.Model;
using Countersign.Tests.Posts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Notifications.Mine;

/// <summary>How soon somebody gets e-mails is their choice, and what is news to them ends when they have read it.</summary>
public sealed class ChoicesTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_choice_is_kept_and_shown_again_and_nothing_urgent_can_be_switched_off()
    {
        await room.Teacher.Open("/notifications/choices");
        await room.Teacher.Choose("Not by e-mail", "A post of mine is out").Press("Keep this choice");
        var again = await room.Teacher.Open("/notifications/choices");
        var kept = again.Value("A post of mine is out");
        await room.Teacher.Choose("Once a day, at 7.30am", "A post of mine is out").Press("Keep this choice");

        Assert.Equal("Never", kept);
        Assert.Equal("AtOnce", again.Value("A post waits for my approval"));
        Assert.DoesNotContain(again.Document.QuerySelectorAll("label"), label => label.TextContent.Contains("did not go out", StringComparison.Ordinal));
        Assert.Equal(Frequency.Daily, await room.Site.Read(db => db.Set<NotificationChoice>().Where(row => row.Kind == "posts.published").Select(row => row.Frequency).SingleAsync(Ct)));
        Assert.Contains("E-mail is not set up here", again.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_was_read_is_gone_and_what_waits_stays()
    {
        await room.Scheduled();
        await room.RunOutbox();
        await room.Submit("Year 5 sang");
        var teacher = await room.Teacher.Open("/notifications");
        var colleague = await room.Colleague.Open("/notifications");

        var read = await room.Teacher.Press("Mark the news as read");

        Assert.Contains("A post of yours is out", teacher.Text(), StringComparison.Ordinal);
        Assert.Contains("The news is marked as read", read.Text(), StringComparison.Ordinal);
        Assert.Contains("There is no news you have not read.", read.Text(), StringComparison.Ordinal);
        Assert.False(colleague.Has("Mark the news as read"));
        Assert.Contains("A post waits to be checked", (await room.Colleague.Open("/notifications")).Text(), StringComparison.Ordinal);
    }
}
