using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.Publish;

public sealed class PublishJourneyTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_post_is_written_checked_approved_and_read_by_anyone()
    {
        var post = await room.Submit();
        var waiting = await room.Teacher.Open(post);
        var ready = await room.Check(post);
        var approved = await room.Approve(post);
        await room.RunOutbox();
        var sent = await room.Teacher.Open(post);
        var link = new Uri(sent.Link("See it there").Href).AbsolutePath;
        var news = await room.Site.Nobody().Open(link);

        Assert.Contains("Waiting for", waiting.Text(), StringComparison.Ordinal);
        Assert.Contains("A colleague checks it Perpetua Vane, 21 November 2026 at 9:00am", ready.Text(), StringComparison.Ordinal);
        Assert.Contains("Waiting for Ambrose Kettering", ready.Text(), StringComparison.Ordinal);
        Assert.Contains("Approved and scheduled", approved.Text(), StringComparison.Ordinal);
        Assert.Contains("Published", sent.Text(), StringComparison.Ordinal);
        Assert.Equal("Year 4 planted beans", news.Heading());
    }

    [Fact]
    public async Task Nothing_goes_out_before_the_last_signature()
    {
        var post = await room.Submit(scripted: true);
        await room.Check(post);

        await room.RunOutbox();

        Assert.Empty(room.Platform.Asked);
        Assert.Equal(PostStage.InReview, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task It_waits_for_its_time_at_school()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Term begins");
        room.Teacher.Fill("Day", "1").Fill("Month", "12").Fill("Year", "2026").Fill("Time", "9:30am");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);
        var approved = await room.Approve(post);
        var due = new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.Zero);

        room.Site.Clock.SetUtcNow(due.AddMilliseconds(-1));
        var early = await room.RunOutbox();
        room.Site.Clock.SetUtcNow(due);
        await room.RunOutbox();

        Assert.Contains("1 December 2026 at 9:30am", approved.Text(), StringComparison.Ordinal);
        Assert.Equal(0, early);
        Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task A_pupil_who_joined_the_roster_after_the_last_signature_stops_it_and_its_author_hears_why()
    {
        var post = await room.Scheduled("Well done Zebedee Quillfeather!", scripted: true, news: false);
        await room.Enrol("Zebedee", "Quillfeather");

        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Empty(room.Platform.Asked);
        Assert.Equal(PostStage.Draft, (await room.Row(post)).Stage);
        Assert.Contains("The author has to mend it", page.Text(), StringComparison.Ordinal);
        Assert.Contains("delivery.held", await room.Acts(post));
        Assert.Contains("Sent back to you", (await room.Teacher.Open("/")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_after_scheduling_voids_every_signature()
    {
        var post = await room.Scheduled(scripted: true, news: false);
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Fill("What do you want to say?", "Year 4 ate beans").Press("Ask a colleague to check");

        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Empty(room.Platform.Asked);
        Assert.Contains("Waiting for signatures", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("A colleague checks it Perpetua Vane", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("🌱 Beans 👩‍👩‍👧‍👦 are up 🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    [InlineData("زرع الصف الرابع الفاصوليا")]
    [InlineData("<script>alert(1)</script> & <b>beans</b>")]
    public async Task Words_arrive_as_they_were_written(string text)
    {
        var post = await room.Scheduled(text, scripted: true);
        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Equal(text, Assert.Single(room.Platform.Posts).Text);
        Assert.Equal(text, page.Heading());
        Assert.Contains(text, (await room.Site.Nobody().Open("/news/wrenfield-school")).Text(), StringComparison.Ordinal);
    }
}
