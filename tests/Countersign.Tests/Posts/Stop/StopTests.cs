using System.Data.Common;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.Posts.Stop;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Countersign.Tests.Posts.Stop;

/// <summary>The emergency stop: one person stops, nothing more goes out, nothing is lost, and that it goes on takes two.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private Newsroom room = null!;
    private Visitor administrator = null!;
    private Visitor head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        administrator = await room.Site.As(room.Site.School, await room.Site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
        head = await room.Site.As(room.Site.School, await room.Site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher"));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData("manager")]
    [InlineData("headteacher")]
    [InlineData("administrator")]
    public async Task One_person_who_signs_or_administers_stops_everything_and_it_goes_on_by_two(string role)
    {
        var post = await room.Scheduled(scripted: true);
        await Press(await room.Site.As(role), "Stop everything at Wrenfield School");

        await room.RunOutbox();
        room.Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await room.RunOutbox();

        Assert.Equal((0, PostStage.Scheduled), (room.Platform.Posts.Count, (await room.Row(post)).Stage));
        Assert.All((await room.Row(post)).Deliveries, delivery => Assert.Equal(DeliveryState.Waiting, delivery.State));
        Assert.Contains("Publishing is stopped: nothing goes out", (await room.Teacher.Open("/")).Text(), StringComparison.Ordinal);
        await LiftByTwo();
        await Pass();

        Assert.Equal((1, PostStage.Sent), (room.Platform.Posts.Count, (await room.Row(post)).Stage));
        Assert.DoesNotContain("Publishing is stopped", (await room.Teacher.Open("/")).Text(), StringComparison.Ordinal);
        Assert.Equal(["publishing.stop-lifted", "publishing.stopped"], await Kinds());
    }

    [Fact]
    public async Task A_teacher_stops_nothing_and_reads_whom_to_ask()
    {
        await room.Teacher.Open("/posts/stop");
        Assert.Contains("Ask one of them", room.Teacher.Page.Text(), StringComparison.Ordinal);
        await administrator.Open("/posts/stop");
        await room.Teacher.Open("/posts/new");

        await room.Teacher.Borrow(administrator.Page, "Stop everything at Wrenfield School", "/posts/stop?handler=Stop");

        Assert.Contains("This is for whoever signs posts", room.Teacher.Page.Text(), StringComparison.Ordinal);
        Assert.Empty(await Kinds());
    }

    [Fact]
    public async Task An_account_that_is_stopped_holds_up_no_other()
    {
        var post = await room.Scheduled(scripted: true);
        await Press(head, "Stop Wrenfield on Scripted");

        await room.RunOutbox();

        Assert.Empty(room.Platform.Posts);
        Assert.Single((await room.Row(post)).Deliveries, delivery => delivery.State == DeliveryState.Published);
        Assert.Contains("Publishing to an account is stopped", (await room.Teacher.Open("/")).Text(), StringComparison.Ordinal);
        await LiftByTwo();
        await Pass();
        Assert.Single(room.Platform.Posts);
    }

    [Fact]
    public async Task Two_stops_hold_until_both_are_lifted_and_the_same_stopped_twice_is_one()
    {
        await room.Scheduled(scripted: true, news: false);
        await head.Open("/posts/stop");
        await Press(administrator, "Stop everything at Wrenfield School");
        await head.Press("Stop everything at Wrenfield School");
        await Press(head, "Stop Wrenfield on Scripted");
        Assert.Equal(2, (await Kinds()).Count);

        await LiftByTwo("Everything at Wrenfield School");
        await Pass();
        Assert.Empty(room.Platform.Posts);
        await LiftByTwo();
        await Pass();

        Assert.Single(room.Platform.Posts);
    }

    [Fact]
    public async Task The_same_person_twice_lifts_nothing()
    {
        await room.Scheduled(scripted: true);
        await Press(administrator, "Stop everything at Wrenfield School");
        await Press(administrator, "Ask to start again");
        await Press(administrator, "Ask to start again");
        await head.Open("/people/changes");
        await administrator.Open("/people/changes");
        Assert.False(administrator.Page.Has("Confirm it"));
        var waiting = await room.Site.Read(db => db.Set<PendingChange>().SingleAsync(Ct));

        await administrator.Borrow(head.Page, "Confirm it", "/people/changes?handler=Confirm&id=" + waiting.Id);
        await Pass();

        Assert.Empty(room.Platform.Posts);
        Assert.Equal(["publishing.stopped"], await Kinds());
    }

    [Fact]
    public async Task Whoever_signs_may_ask_that_it_goes_on_and_only_while_they_sign()
    {
        await room.Scheduled(scripted: true);
        await Press(room.Manager, "Stop everything at Wrenfield School");
        await Press(room.Manager, "Ask to start again");
        room.IsTampered = true;
        await room.Site.Read(db => db.Set<RoleHeld>().Where(held => held.Role == "manager").ExecuteDeleteAsync(Ct));
        await head.Open("/people/changes");
        await head.Press("Confirm it");
        await Pass();

        Assert.Empty(room.Platform.Posts);
        Assert.Equal(["publishing.stopped"], await Kinds());
    }

    [Fact]
    public async Task What_is_up_is_taken_down_while_everything_is_stopped()
    {
        var post = await room.Scheduled(scripted: true, news: false);
        await room.RunOutbox();
        await Press(administrator, "Stop everything at Wrenfield School");

        await head.Open(post + "/take-down");
        await head.Fill("Why?", "A child can be recognised").Press("Take down");
        await room.RunOutbox();

        Assert.Equal((0, PostStage.TakenDown), (room.Platform.Posts.Count, (await room.Row(post)).Stage));
    }

    [Fact]
    public async Task What_was_claimed_before_a_crash_is_looked_for_and_not_sent()
    {
        var post = await room.Scheduled(scripted: true, news: false);
        room.IsTampered = true;
        await room.Site.Read(db => db.Set<Delivery>().ExecuteUpdateAsync(row => row.SetProperty(delivery => delivery.State, DeliveryState.Sending), Ct));
        await Press(administrator, "Stop everything at Wrenfield School");

        await room.RunOutbox();

        Assert.Equal(["find"], room.Platform.Asked);
        await LiftByTwo();
        await Pass();
        Assert.Equal((1, PostStage.Sent), (room.Platform.Posts.Count, (await room.Row(post)).Stage));
    }

    [Fact]
    public async Task The_trust_stops_its_schools_and_they_do_not_lift_it()
    {
        await using var site = await TestSite.Start();
        var trust = await site.OpenSchool("Larkmere Trust", EstablishmentKind.Trust);
        var federation = await site.OpenSchool("Larkmere Federation", EstablishmentKind.Federation, trust);
        var (school, other) = (await site.OpenSchool("Oxlip Lane", parent: federation), await site.OpenSchool("Harrowmere"));
        var (above, own, stranger) = (await site.As(trust, "administrator"), await site.As(school, "administrator"), await site.As(other, "administrator"));

        await Press(above, "Stop everything at Larkmere Trust and all its schools");

        Assert.Contains("nothing goes out", (await own.Open("/")).Text(), StringComparison.Ordinal);
        await own.Open("/posts/stop");
        Assert.Contains("goes on from there", own.Page.Text(), StringComparison.Ordinal);
        Assert.False(own.Page.Has("Ask to start again"));
        Assert.DoesNotContain("nothing goes out", (await stranger.Open("/")).Text(), StringComparison.Ordinal);
        Assert.True(await site.UseAt(school, services => services.GetRequiredService<Stops>().Hold(Countersign.SchoolAccounts.Model.SchoolAccountId.From(Guid.CreateVersion7()), Ct)));
        Assert.False(await site.UseAt(other, services => services.GetRequiredService<Stops>().Hold(Countersign.SchoolAccounts.Model.SchoolAccountId.From(Guid.CreateVersion7()), Ct)));
        var stop = await site.Read(db => db.Set<PublishingStop>().SingleAsync(Ct));
        var token = own.Page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await own.Send("POST", "/posts/stop?handler=Lift", [new("Id", stop.Id.ToString()), new("__RequestVerificationToken", token)]);
        Assert.Contains("This no longer holds", refused.Text(), StringComparison.Ordinal);
        Assert.Null((await site.Read(db => db.Set<PublishingStop>().SingleAsync(Ct))).LiftedAt);
    }

    [Fact]
    public async Task What_the_outbox_has_claimed_and_not_yet_asked_for_is_held()
    {
        var (platform, claim) = (new ScriptedPlatform(), new OnClaim());
        await using var site = await TestSite.Start(services =>
        {
            services.AddSingleton<IPlatform>(platform);
            services.ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(claim));
        });
        await site.AdoptDocument("""
            ---
            policy: wrenfield
            title: One signature
            when silent: headteacher
            when unknown: headteacher
            ---
            ### 1 Roles

            ```role headteacher
            called headteacher
            ```
            """);
        var account = await site.Use(services => SampleAccount.Connect(services, site.School));
        var (teacher, approver) = (await site.As("teacher"), await site.As("headteacher"));
        await teacher.Open("/posts/new");
        await teacher.Fill("What do you want to say?", "Beans").Untick("Wrenfield School news").Choose("Wrenfield on Scripted").Press("Ask for approval");
        var post = teacher.Page.Path;
        await approver.Open(post + "/sign");
        await approver.Press("I approve this");
        claim.Then = () => site.UseAt(site.School, async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            var stop = PublishingStop.Of(site.School, account, PersonId.New(), null, TestClock.Start);
            db.Add(stop);
            await db.Save(new Countersign.Foundation.Audit.AuditEvent(SomeKind.Named("publishing.stopped"), site.School, null, TestClock.Start, stop.Id), Ct);
            return true;
        });

        await site.Services.RunOutbox(Ct);

        var delivery = await site.Read(db => db.Set<Delivery>().SingleAsync(row => row.Account == account, Ct));
        Assert.Equal((DeliveryState.Sending, 0, false), (delivery.State, platform.Posts.Count, platform.Asked.Contains("publish")));
    }

    // Does something once a claim has begun to be saved and before anything else can be asked.
    private sealed class OnClaim : DbCommandInterceptor
    {
        public Func<Task>? Then { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            // After the claim the account is opened; that is read outside any transaction.
            if (Then is { } then && command.Transaction is null && command.CommandText.Contains("ProtectedSecret", StringComparison.Ordinal))
            {
                Then = null;
                await then();
            }

            return await base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }

    private static async Task Press(Visitor visitor, string button)
    {
        await visitor.Open("/posts/stop");
        await visitor.Press(button);
    }

    private async Task LiftByTwo(string? which = null)
    {
        await administrator.Open("/posts/stop");
        await administrator.Press("Ask to start again", which);
        await head.Open("/people/changes");
        await head.Press("Confirm it");
    }

    // Until whatever is held is looked at again.
    private async Task Pass()
    {
        room.Site.Clock.Advance(TimeSpan.FromSeconds(31));
        await room.RunOutbox();
    }

    private Task<List<string>> Kinds() => room.Site.Read(db => db.Acts.Where(act => act.Kind.StartsWith("publishing.")).Select(act => act.Kind).OrderBy(kind => kind).ToListAsync(Ct));
}
