using System.Net;
using Countersign.Foundation.Database;
using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.List;
using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.List;

public sealed class PostListTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_post_of_another_school_is_not_there()
    {
        var post = await room.Scheduled();
        var larkfield = await room.Site.OpenSchool("Larkfield School");
        var stranger = await room.Site.As(larkfield, await room.Site.Join(larkfield, "Cosmo Applegarth", "headteacher", "manager"));
        string[] addresses = [post, Newsroom.EditOf(post), post + "/sign", post + "/take-down", post + "/evidence", $"{post}/pictures/{Guid.CreateVersion7()}"];

        foreach (var address in addresses)
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await stranger.Open(address)).Status));
        }

        foreach (var (address, button, own) in ((string, string, Visitor)[])[(post + "/take-down", "Cancel the post", stranger), (Newsroom.EditOf(post), "Save draft", stranger)])
        {
            await room.Teacher.Open(address);
            await own.Open("/posts/new");
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await own.Borrow(room.Teacher.Page, button)).Status));
        }

        Assert.Equal(PostStage.Scheduled, (await room.Row(post)).Stage);
        Assert.DoesNotContain("Year 4", (await stranger.Open("/posts")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/posts")]
    [InlineData("/posts/calendar")]
    public async Task A_list_of_many_asks_the_database_as_often_as_a_list_of_one(string address)
    {
        await room.Submit();
        await room.Teacher.Open(address);
        var one = await room.Commands.During(() => room.Teacher.Open(address));
        for (var number = 0; number < 4; number++)
        {
            await room.Submit($"Story {number}");
        }

        Assert.Equal(one, await room.Commands.During(() => room.Teacher.Open(address)));
    }

    [Fact]
    public async Task A_posts_page_asks_as_often_whatever_was_done_with_it()
    {
        var post = await room.Submit();
        await room.Teacher.Open(post);
        var before = await room.Commands.During(() => room.Teacher.Open(post));
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();

        Assert.Equal(before, await room.Commands.During(() => room.Teacher.Open(post)));
    }

    [Fact]
    public async Task The_desk_asks_as_often_for_five_posts_as_for_one_and_names_what_waits_for_whom()
    {
        await room.Submit("Story");
        var (one, first) = await Desk("Perpetua Vane");
        for (var number = 0; number < 4; number++)
        {
            await room.Submit($"Story {number}");
        }

        var (five, all) = await Desk("Perpetua Vane");

        Assert.Equal(one, five);
        Assert.Equal(("Story", "Check this post, written by Idris Wainfleet"), (first[0].Title, first[0].What));
        Assert.Equal(5, all.Count);
        Assert.Empty((await Desk("Idris Wainfleet")).ToDo);
    }

    private Task<(int Asked, IReadOnlyList<WorkItem> ToDo)> Desk(string name) => room.Site.UseAt(room.Site.School, async services =>
    {
        var person = (await services.GetRequiredService<Staff>().Everyone(Ct)).Single(staff => staff.Name == name);
        services.GetRequiredService<CurrentPerson>().Is(new Me(person.Id, room.Site.School, person.Name, person.Roles));
        IReadOnlyList<WorkItem> found = [];
        var asked = await room.Commands.During(async () => found = await services.GetServices<IWork>().OfType<PostsWork>().Single().WaitingForMe(Ct));
        return (asked, found);
    });
}
