using Countersign.Foundation.Outbox;
using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.Publish;

public sealed class SlowAccountTests : IAsyncLifetime
{
    private readonly SilentServer silent = new();
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public async ValueTask DisposeAsync()
    {
        silent.Dispose();

        // What waited for it ends now and writes down how; its folder goes afterwards.
        await Worker.Finish(CancellationToken.None);
        await room.DisposeAsync();
    }

    [Fact]
    public async Task Five_posts_to_a_server_that_never_answers_do_not_delay_another_schools_news()
    {
        await FiveWaitForTheSilentServer();
        var other = await room.Site.OpenSchool("Oxlip Lane School");
        await room.Site.AdoptDocument(school: other);

        await UntilSent(await SignedAt(other));

        Assert.Equal(5, silent.Held);
    }

    [Fact]
    public async Task Nor_the_news_and_the_other_accounts_of_the_same_school()
    {
        await FiveWaitForTheSilentServer();

        var post = await room.Scheduled("The pond has frogs", scripted: true);
        await UntilSent(post);

        Assert.Equal(2, (await room.Row(post)).Deliveries.Count);
        Assert.Equal(5, silent.Held);
    }

    [Fact]
    public async Task Two_accounts_of_one_post_that_end_at_once_are_both_recorded_without_asking_again()
    {
        await room.Site.Use(services => SampleAccount.Connect(services, room.Site.School, "another", name: "Wrenfield on another", handle: "another"));
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        room.Platform.BeforeAnswering = () =>
        {
            if (Interlocked.Increment(ref arrived) == 2)
            {
                both.SetResult();
            }

            return both.Task;
        };
        await room.Teacher.Open("/posts/new");
        room.Type("Two places", scripted: true, news: false);
        room.Teacher.Choose("Wrenfield on another");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);
        await room.Approve(post);

        await room.RunOutbox();

        Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
        Assert.Equal(["publish", "publish", "read back", "read back"], room.Platform.Asked.Order());
    }

    [Fact]
    public async Task One_account_is_asked_for_one_thing_at_a_time()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Platform.BeforeAnswering = () => held.Task;
        string[] posts = [await room.Scheduled("The pond has frogs", news: false, scripted: true), await room.Scheduled("And newts", news: false, scripted: true)];

        var taken = await Worker.Take(room.Site.Clock.GetUtcNow(), Ct);
        held.SetResult();
        await Worker.Finish(Ct);
        await room.RunOutbox();

        Assert.Equal(1, taken);
        foreach (var post in posts)
        {
            Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
        }
    }

    private async Task<string> SignedAt(EstablishmentId other)
    {
        await room.Site.Join(other, "Hamish Torquille", "teacher");
        await room.Site.Join(other, "Marguerite Tull", "teacher");
        await room.Site.Join(other, "Osbert Linnell", "manager");
        var (author, colleague, manager) = (await room.Site.As(other, "Hamish Torquille"), await room.Site.As(other, "Marguerite Tull"), await room.Site.As(other, "Osbert Linnell"));
        await author.Open("/posts/new");
        author.Fill("What do you want to say?", "The pond has frogs").Fill("What is this post for?", "To share what we learn").Choose("No").Choose("None of these is true");
        var post = (await author.Choose("Oxlip Lane School news").Press("Ask a colleague to check")).Path;
        await colleague.Open(post + "/sign");
        await colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");
        await manager.Open(post + "/sign");
        await manager.Press("I approve this");
        return post;
    }

    private async Task FiveWaitForTheSilentServer()
    {
        for (var number = 1; number <= 5; number++)
        {
            await room.Site.Use(services => SampleAccount.Connect(
                services, room.Site.School, $"did:plc:{number}", "bluesky", $"Wrenfield silent {number}", silent.Address.ToString(), $"silent{number}.test"));
        }

        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans", news: false);
        for (var number = 1; number <= 5; number++)
        {
            room.Teacher.Choose($"Wrenfield silent {number}");
        }

        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);
        await room.Approve(post);
        await Worker.Take(room.Site.Clock.GetUtcNow(), Ct);
        await silent.Accept(5, Ct);
    }

    private OutboxWorker Worker => room.Site.Services.GetRequiredService<OutboxWorker>();

    // As the program does it: whatever rings is looked after, and nothing is waited for.
    private async Task UntilSent(string post)
    {
        while (!(await room.Row(post)).Deliveries.All(delivery => delivery.State == DeliveryState.Published))
        {
            await room.Site.Services.GetRequiredService<OutboxBell>().Heard(Ct);
            await Worker.Take(room.Site.Clock.GetUtcNow(), Ct);
        }
    }
}
