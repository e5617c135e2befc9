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

    [Fact]
    public async Task Whoever_signs_sees_since_when_it_waits_and_an_author_first_what_came_back_and_why()
    {
        var post = await room.Submit();
        room.Site.Clock.Advance(TimeSpan.FromMinutes(20));
        await room.Submit("A later one");

        var colleague = (await room.Colleague.Open("/")).Text();
        await room.Colleague.Open(post + "/sign");
        await room.Colleague.Fill("What should the author change?", "Say which class").Press("Send it back");
        var teacher = (await room.Teacher.Open("/")).Text();

        Assert.True(colleague.IndexOf("Since 21 November 2026 at 9:00am", StringComparison.Ordinal) < colleague.IndexOf("Since 21 November 2026 at 9:20am", StringComparison.Ordinal), colleague);
        Assert.Contains("Sent back to you “Say which class”", teacher, StringComparison.Ordinal);
        Assert.True(teacher.IndexOf("Say which class", StringComparison.Ordinal) < teacher.IndexOf("What you began", StringComparison.Ordinal), teacher);
    }

    [Fact]
    public async Task The_head_sees_who_keeps_a_post_waiting_what_goes_out_and_what_went_out_and_the_page_asks_as_often_for_many()
    {
        await room.Site.Join("Ursula Brandreth", "headteacher");
        var head = await room.Site.As("Ursula Brandreth");
        await room.Check(await room.Submit("It waits"));
        await room.Scheduled("It is out", scripted: true);
        await room.RunOutbox();
        var text = (await head.Open("/")).Text();
        var few = await room.Commands.During(() => head.Open("/"));
        for (var number = 0; number < 3; number++)
        {
            await room.Submit($"Waits {number}");
            await room.Scheduled($"Out {number}", scripted: true);
        }

        await room.RunOutbox();

        Assert.Contains("Waiting longest It waits Waits for Ambrose Kettering Since 21 November 2026 at 9:00am", text, StringComparison.Ordinal);
        Assert.Contains("Went out lately It is out Published on 21 November 2026 at 9:00am See it there", text, StringComparison.Ordinal);
        Assert.Contains("All 2 accounts work", text, StringComparison.Ordinal);
        Assert.Contains("It names no day for its review", text, StringComparison.Ordinal);
        Assert.Equal(few, await room.Commands.During(() => head.Open("/")));
        Assert.DoesNotContain("Going out", (await room.Teacher.Open("/")).Text(), StringComparison.Ordinal);
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
