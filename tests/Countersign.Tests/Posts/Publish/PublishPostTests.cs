using System.Text.Json;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Health;
using Countersign.Foundation.Outbox;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Check;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Publish;

public sealed class PublishPostTests : IAsyncLifetime
{
    private Newsroom room = null!;
    private string post = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ScriptedPlatform Platform => room.Platform;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        post = await room.Scheduled(scripted: true, news: false);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task It_is_published_once_and_read_back()
    {
        await room.RunOutbox();
        await room.RunOutbox();

        var delivery = await room.Delivery(post);
        Assert.Equal((DeliveryState.Published, ReadBackResult.Same), (delivery.State, delivery.ReadBack));
        Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
        Assert.Equal(["publish", "read back"], Platform.Asked);
        Assert.Equal("Year 4 planted beans", Assert.Single(Platform.Posts).Text);
        Assert.Equal(["post.submitted", "post.checked", "post.approved", "delivery.started", "delivery.published", "delivery.read-back"], await room.Acts(post));
    }

    [Fact]
    public async Task What_the_platform_refuses_goes_back_to_its_author()
    {
        Platform.Publishing.Enqueue(new PublishAnswer.Rejected("The platform says no"));

        await room.RunOutbox();

        var row = await room.Row(post);
        Assert.Equal((PostStage.Draft, "The platform says no"), (row.Stage, row.SentBackBecause));
        Assert.Equal(DeliveryState.Rejected, row.Deliveries[0].State);
        Assert.Empty(Platform.Posts);
    }

    [Fact]
    public async Task A_refused_sign_in_is_in_the_health_and_in_the_list_of_accounts_within_a_minute()
    {
        var first = await Health();
        Platform.Publishing.Enqueue(new PublishAnswer.Rejected("Invalid identifier or password"));
        Platform.Connecting.Enqueue(new ConnectAnswer.Refused("Invalid identifier or password"));
        await room.RunOutbox();
        room.Site.Clock.Advance(AccountCheck.Pause);
        await room.Site.Services.GetRequiredService<AccountCheck>().RunDue(Ct);
        room.Site.Clock.Advance(SendPathAnswers.Kept);
        await room.RunOutbox();

        var (now, page) = (await Health(), await room.Teacher.Open("/accounts"));

        Assert.True(AccountCheck.Pause + SendPathAnswers.Kept < TimeSpan.FromMinutes(1));
        Assert.Equal((true, false), (first, now));
        Assert.Contains("Needs a new app password", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["publish", "connect"], Platform.Asked);
    }

    [Fact]
    public async Task A_post_that_the_platform_refuses_leaves_an_account_that_works_as_it_is()
    {
        Platform.Publishing.Enqueue(new PublishAnswer.Rejected("Too long"));
        await room.RunOutbox();
        await room.Site.Services.GetRequiredService<AccountCheck>().RunDue(Ct);
        await room.Site.Services.GetRequiredService<AccountCheck>().RunDue(Ct);

        Assert.Equal(["publish", "connect"], Platform.Asked);
        Assert.Contains("Working", (await room.Teacher.Open("/accounts")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_asks_to_wait_is_looked_at_before_the_next_attempt()
    {
        var at = room.Site.Clock.GetUtcNow().AddMinutes(7);
        Platform.Publishing.Enqueue(new PublishAnswer.TryLater(at));

        await room.RunOutbox();
        room.Site.Clock.SetUtcNow(at.AddMilliseconds(-1));
        var early = await room.RunOutbox();
        room.Site.Clock.SetUtcNow(at);
        await room.RunOutbox();

        Assert.Equal(0, early);
        Assert.Equal(["publish", "find", "publish"], Platform.Asked.Take(3));
        Assert.Equal(DeliveryState.Published, (await room.Delivery(post)).State);
    }

    [Fact]
    public async Task What_is_not_known_is_looked_for_and_found_without_sending_again()
    {
        Platform.Publishing.Enqueue(new PublishAnswer.NotKnown("The answer never came"));
        Platform.Finding.Enqueue(new FindAnswer.NotKnown("It cannot be reached"));
        Platform.Finding.Enqueue(new FindAnswer.Found(new PlatformId(Guid.CreateVersion7().ToString()), new Uri("https://social.test/there")));

        await room.RunOutbox();
        var unknown = await room.Delivery(post);
        await Later();
        var still = await room.Delivery(post);
        await Later();
        var found = await room.Delivery(post);

        Assert.Equal((DeliveryState.NotKnown, "The answer never came"), (unknown.State, unknown.WhatThePlatformSaid));
        Assert.Equal((DeliveryState.NotKnown, "It cannot be reached"), (still.State, still.WhatThePlatformSaid));
        Assert.Equal((DeliveryState.Published, "https://social.test/there"), (found.State, found.Link));
        Assert.Equal(["publish", "find", "find"], Platform.Asked.Take(3));
    }

    [Fact]
    public async Task What_is_not_known_is_sent_again_only_after_the_platform_said_that_it_is_not_there()
    {
        Platform.Publishing.Enqueue(new PublishAnswer.NotKnown("The answer never came"));

        await room.RunOutbox();
        await Later();

        Assert.Equal(["publish", "find", "publish"], Platform.Asked.Take(3));
        Assert.Single(Platform.Posts);
    }

    [Fact]
    public async Task After_a_lost_answer_a_policy_that_changed_meanwhile_holds_it()
    {
        Platform.Publishing.Enqueue(new PublishAnswer.NotKnown("The answer never came"));
        await room.RunOutbox();
        await room.Site.AdoptDocument(SamplePolicy.Text + "\nOne line more.\n");

        await Later();

        Assert.Equal(["publish", "find"], Platform.Asked);
        Assert.Equal((PostStage.InReview, DeliveryState.Cancelled), ((await room.Row(post)).Stage, (await room.Delivery(post)).State));
    }

    [Fact]
    public async Task While_it_is_not_known_its_author_cannot_change_it()
    {
        await room.Teacher.Open(post.Replace("/posts/", "/posts/new/", StringComparison.Ordinal));
        Platform.Publishing.Enqueue(new PublishAnswer.NotKnown("The answer never came"));
        await room.RunOutbox();

        var page = await room.Teacher.Fill("What do you want to say?", "Other words").Press("Save draft");
        var opened = await room.Teacher.Open(post.Replace("/posts/", "/posts/new/", StringComparison.Ordinal));

        Assert.Contains("This post is being sent at this moment", page.Text(), StringComparison.Ordinal);
        Assert.Equal(post, opened.Path);
        Assert.Equal("Year 4 planted beans", (await room.Row(post)).Content.Text);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_and_one_that_took_it_leave_one_post()
    {
        var item = await Item();
        var first = await Do(item);
        var second = await Do(item);

        Assert.All([first, second], answer => Assert.IsType<WorkAnswer.Finished>(answer));
        Assert.Single(Platform.Posts);
        Assert.Equal(1, Platform.Asked.Count(asked => asked == "publish"));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_after_the_post_arrived_finds_it()
    {
        Platform.BeforeAnswering = () => throw new OperationCanceledException("cut off");
        var item = await Item();
        await Assert.ThrowsAsync<OperationCanceledException>(() => Do(item));
        Platform.BeforeAnswering = () => Task.CompletedTask;

        await Do(item);

        Assert.Equal(["publish", "find"], Platform.Asked.Take(2));
        Assert.Equal(DeliveryState.Published, (await room.Delivery(post)).State);
    }

    [Fact]
    public async Task Two_workers_at_the_same_instant_leave_one_post()
    {
        var item = await Item();

        await Task.WhenAll(Do(item), Do(item));
        await Later();

        Assert.Single(Platform.Posts);
        Assert.Equal(1, (await room.Acts(post)).Count(act => act == "delivery.started"));
        Assert.Equal(DeliveryState.Published, (await room.Delivery(post)).State);
    }

    [Fact]
    public async Task Calling_it_off_while_it_is_on_its_way_deletes_what_arrived()
    {
        Platform.BeforeAnswering = async () =>
        {
            await room.Colleague.Open(post + "/take-down");
            await room.Colleague.Fill("Why?", "A child can be recognised").Press("Cancel the post");
        };

        await room.RunOutbox();
        await Later();
        await Later();

        Assert.Empty(Platform.Posts);
        Assert.Equal((PostStage.TakenDown, DeliveryState.TakenDown), ((await room.Row(post)).Stage, (await room.Delivery(post)).State));
        Assert.Contains("delete", Platform.Asked);
    }

    [Fact]
    public async Task Calling_it_off_while_it_is_on_its_way_and_never_arrives_ends_it()
    {
        Platform.Publishing.Enqueue(new PublishAnswer.NotKnown("The answer never came"));
        await room.RunOutbox();
        await room.Colleague.Open(post + "/take-down");
        await room.Colleague.Fill("Why?", "A child can be recognised").Press("Cancel the post");

        await Later();

        Assert.Equal(["publish", "find"], Platform.Asked);
        Assert.Equal((PostStage.Cancelled, DeliveryState.Cancelled), ((await room.Row(post)).Stage, (await room.Delivery(post)).State));
    }

    [Fact]
    public async Task A_platform_that_will_not_delete_is_told_to_people_and_asked_again_when_they_ask()
    {
        await room.RunOutbox();
        Platform.Deleting.Enqueue(new DeleteAnswer.StillThere("It is pinned"));
        await TakeBack();
        await room.RunOutbox();
        var refused = await room.Colleague.Open(post);

        await TakeBack();
        await room.RunOutbox();

        Assert.Contains("Still there: delete it by hand on the platform It is pinned", refused.Text(), StringComparison.Ordinal);
        Assert.Equal(PostStage.TakenDown, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task A_deletion_that_cannot_be_proved_is_tried_again()
    {
        await room.RunOutbox();
        Platform.Deleting.Enqueue(new DeleteAnswer.NotKnown("It cannot be reached"));
        await TakeBack();

        await room.RunOutbox();
        var meanwhile = (await room.Delivery(post)).State;
        await Later();

        Assert.Equal((DeliveryState.TakingDown, DeliveryState.TakenDown), (meanwhile, (await room.Delivery(post)).State));
    }

    [Fact]
    public async Task What_the_platform_shows_otherwise_is_said_on_the_page()
    {
        Platform.ReadingBack.Enqueue(new ReadBackAnswer.There("Year 4 planted", [], new Uri("https://social.test/there")));

        await room.RunOutbox();
        var page = await room.Teacher.Open(post);

        Assert.Equal(ReadBackResult.Different, (await room.Delivery(post)).ReadBack);
        Assert.Contains("What the platform shows is not what was sent", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_read_yet_is_read_later()
    {
        Platform.ReadingBack.Enqueue(new ReadBackAnswer.NotKnown("It cannot be reached"));

        await room.RunOutbox();
        var before = (await room.Delivery(post)).ReadBack;
        await Later();

        Assert.Equal((null, ReadBackResult.Same), (before, (await room.Delivery(post)).ReadBack));
    }

    [Fact]
    public async Task An_account_that_was_disconnected_leaves_what_is_on_its_way_unknown()
    {
        Platform.Publishing.Enqueue(new PublishAnswer.NotKnown("The answer never came"));
        await room.RunOutbox();
        await room.Site.Use(async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            var account = await db.Set<Countersign.SchoolAccounts.Model.SchoolAccount>().SingleAsync(row => row.Id == room.Scripted, Ct);
            (account.ClosedAt, account.ProtectedSecret) = (room.Site.Clock.GetUtcNow(), "");
            await db.Save(new AuditEvent(SomeKind.Named("account.closed"), room.Site.School, null, room.Site.Clock.GetUtcNow(), room.Scripted.Value), Ct);
            return true;
        });

        await Later();

        var delivery = await room.Delivery(post);
        Assert.Equal(DeliveryState.NotKnown, delivery.State);
        Assert.StartsWith("The account was disconnected", delivery.WhatThePlatformSaid, StringComparison.Ordinal);
    }

    private async Task TakeBack()
    {
        await room.Colleague.Open(post + "/take-down");
        await room.Colleague.Fill("Why?", "A child can be recognised").Press("Take down");
    }

    private async Task Later()
    {
        room.Site.Clock.Advance(TimeSpan.FromMinutes(30));
        await room.RunOutbox();
    }

    private Task<OutboxItem> Item() => room.Site.Read(db => db.Set<OutboxItem>().AsNoTracking().SingleAsync(item => item.Kind == "posts.send", Ct));

    private Task<WorkAnswer> Do(OutboxItem item) => room.Site.UseAt(item.Establishment, services =>
        services.GetServices<IOutboxWork>().Single(work => work.Kind == item.Kind).Do(item, Ct));

    private async Task<bool> Health()
    {
        using var browser = new HttpClient { BaseAddress = room.Site.Address };
        using var answer = await browser.GetAsync(new Uri("/health/send", UriKind.Relative), Ct);
        using var read = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(Ct));
        return read.RootElement.GetProperty("checks").GetProperty("accounts").GetProperty("open").GetBoolean();
    }
}
