using System.Net;
using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.Move;

public sealed class MoveTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Moving_a_signed_post_says_first_whose_signature_is_void_and_asks_for_it_again()
    {
        var post = await room.Submit();
        await room.Check(post);

        var before = (await room.Teacher.Open(post + "/move")).Text();
        var after = await To("3", "12", "2026", "9:30am").Press("Move it and ask for signatures again");
        var row = await room.Row(post);

        Assert.Contains("Perpetua Vane signed it for this day. With another day that signature is void, and everybody is asked again.", before, StringComparison.Ordinal);
        Assert.Contains("The post is moved", after.Text(), StringComparison.Ordinal);
        Assert.Equal((PostStage.InReview, new DateTimeOffset(2026, 12, 3, 9, 30, 0, TimeSpan.Zero)), (row.Stage, row.Content.PublishAt));
        Assert.Contains("Check this post", (await room.Colleague.Open("/")).Text(), StringComparison.Ordinal);
        Assert.Contains("9:30am Year 4 planted beans", (await room.Teacher.Open("/posts/calendar?month=2026-12")).Text(), StringComparison.Ordinal);
        Assert.Contains("9:30am Year 4 planted beans", (await room.Teacher.Open("/posts/calendar?week=2026-12-04")).Text(), StringComparison.Ordinal);
        Assert.Equal(["post.submitted", "post.checked", "post.submitted"], await room.Acts(post));
    }

    [Theory]
    [InlineData("20", "11", "2026", "9:30am", "That time has passed")]
    [InlineData("28", "3", "2027", "1:30am", "The clocks go forward on that day")]
    [InlineData("", "", "", "9:30am", "Give both a day and a time")]
    public async Task What_cannot_be_is_said_and_changes_nothing(string day, string month, string year, string time, string said)
    {
        var post = await room.Submit();
        await room.Teacher.Open(post + "/move");

        var page = await To(day, month, year, time).Press("Move it");

        Assert.Contains(said, page.Text(), StringComparison.Ordinal);
        Assert.Equal(PostStage.InReview, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task Only_its_author_moves_it_and_not_once_it_is_out()
    {
        var post = await room.Scheduled();

        var manager = await room.Manager.Open(post + "/move");
        await room.RunOutbox();
        var late = await room.Teacher.Open(post + "/move");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (manager.Status, late.Status));
    }

    private Visitor To(string day, string month, string year, string time) =>
        room.Teacher.Fill("Day", day).Fill("Month", month).Fill("Year", year).Fill("At what time?", time);
}
