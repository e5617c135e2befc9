using System.Net;

namespace Countersign.Tests.Posts.Share;

public sealed class ShareTests : IAsyncLifetime
{
    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_author_shares_a_draft_by_name_and_ends_it()
    {
        var (post, governor) = (await Draft(), await room.Site.As("governor"));
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Open(post)).Status);

        await ShareWith("Somebody (governor) (governor)", post);

        Assert.Contains("Shared with", room.Teacher.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Year 4", (await governor.Open("/posts")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Change it", (await governor.Open(post)).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Open(Newsroom.EditOf(post))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Open(post + "/share")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Colleague.Open(post)).Status);

        await room.Teacher.Press("Stop sharing with Somebody (governor)");

        Assert.Equal(HttpStatusCode.NotFound, (await governor.Open(post)).Status);
        Assert.Equal(["post.drafted", "post.shared", "post.unshared"], await room.Acts(post));
    }

    [Fact]
    public async Task Shared_twice_it_is_shared_once()
    {
        var post = await Draft();
        await room.Site.As("governor");
        await ShareWith("Somebody (governor) (governor)", post);
        var form = room.Teacher.Page;
        var person = form.Document.QuerySelector("input[name=Person]")!.GetAttribute("value")!;

        await Send(post, "Share", person);
        await Send(post, "Share", person);
        await Send(post, "Unshare", person);
        await Send(post, "Unshare", person);

        Assert.Equal(["post.drafted", "post.shared", "post.unshared"], await room.Acts(post));
    }

    [Fact]
    public async Task It_is_shared_with_nobody_who_is_not_here()
    {
        var post = await Draft();
        var other = await room.Site.Join(await room.Site.OpenSchool("Oxlip Lane"), "Somebody else");
        foreach (var person in (string[])["", other.ToString(), Guid.CreateVersion7().ToString()])
        {
            await room.Teacher.Open(post + "/share");
            Assert.Contains("Select somebody who works here", (await Send(post, "Share", person)).Text(), StringComparison.Ordinal);
        }

        Assert.Equal(["post.drafted"], await room.Acts(post));
    }

    [Fact]
    public async Task Nobody_else_shares_it_and_what_was_published_needs_no_sharing()
    {
        var post = await room.Scheduled();

        Assert.Equal(HttpStatusCode.NotFound, (await room.Manager.Open(post + "/share")).Status);
        Assert.Equal(HttpStatusCode.OK, (await room.Teacher.Open(post + "/share")).Status);
        await room.RunOutbox();
        Assert.Equal(HttpStatusCode.NotFound, (await room.Teacher.Open(post + "/share")).Status);
    }

    private async Task<string> Draft()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans");
        return (await room.Teacher.Press("Save draft")).Path;
    }

    private async Task ShareWith(string person, string post)
    {
        await room.Teacher.Open(post);
        await room.Teacher.Follow("Share it");
        await room.Teacher.Choose(person, "Share it with").Press("Share it");
    }

    private async Task<Page> Send(string post, string handler, string person)
    {
        await room.Teacher.Open(post + "/share");
        var token = room.Teacher.Page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await room.Teacher.Send("POST", $"{post}/share?handler={handler}", [new("Person", person), new("__RequestVerificationToken", token)]);
    }
}
