using System.Net;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Delete;

public sealed class DeleteDraftTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_draft_is_gone_with_its_words_and_the_record_says_who_deleted_it()
    {
        var draft = await Draft();
        await room.Teacher.Follow("Delete this draft");
        var page = await room.Teacher.Press("Delete this draft");

        Assert.Contains("The draft is deleted", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Teacher.Open(draft)).Status);
        Assert.Equal(0, await room.Site.Read(db => db.Set<Post>().CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(["post.drafted", "post.deleted"], await room.Acts(draft));
    }

    [Fact]
    public async Task What_came_back_can_be_deleted_and_waits_for_nobody_any_more()
    {
        var post = await room.Submit();
        await room.Colleague.Open(post + "/sign");
        await room.Colleague.Fill("What should the author change?", "Say which class").Press("Send it back");
        await room.Teacher.Open(post + "/delete");
        await room.Teacher.Press("Delete this draft");

        var page = await room.Teacher.Open("/notifications");

        Assert.DoesNotContain("came back to you", page.Text(), StringComparison.Ordinal);
        Assert.Equal("post.deleted", (await room.Acts(post))[^1]);
    }

    [Fact]
    public async Task What_was_checked_before_it_came_back_can_be_deleted_and_the_record_still_verifies()
    {
        var post = await room.Submit();
        await room.Check(post);
        await room.Manager.Open(post + "/sign");
        await room.Manager.Fill("What should the author change?", "Say which class").Press("Send it back");
        await room.Teacher.Open(post + "/delete");

        var page = await room.Teacher.Press("Delete this draft");

        Assert.Contains("The draft is deleted", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_once_approved_is_changed_and_never_deleted()
    {
        var post = await room.Scheduled();
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Press("Save draft");

        var page = await room.Teacher.Open(post);

        Assert.Equal(PostStage.Draft, (await room.Row(post)).Stage);
        Assert.DoesNotContain("Delete this draft", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Teacher.Open(post + "/delete")).Status);
        Assert.Contains("the record tells of it", (await room.Teacher.Post(post + "/delete")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_and_nothing_that_is_no_draft()
    {
        var draft = await Draft();
        await room.Teacher.Open(draft + "/delete");
        var waiting = await room.Submit();

        Assert.Equal(HttpStatusCode.NotFound, (await room.Colleague.Open(draft + "/delete")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Colleague.Post(draft + "/delete")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Teacher.Open(waiting + "/delete")).Status);
        Assert.Contains("This post is no draft any more", (await room.Teacher.Post(waiting + "/delete")).Text(), StringComparison.Ordinal);
        Assert.Equal(2, await room.Site.Read(db => db.Set<Post>().CountAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<string> Draft()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans");
        return (await room.Teacher.Press("Save draft")).Path;
    }
}
