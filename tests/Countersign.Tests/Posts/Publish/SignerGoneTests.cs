using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Publish;

/// <summary>Whoever signed has to work here and hold the role when the post goes out, and not only when they signed.</summary>
public sealed class SignerGoneTests : IAsyncLifetime
{
    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData("lost the role")]
    [InlineData("left")]
    public async Task A_post_waits_for_that_signature_again_and_goes_out_once(string how)
    {
        var post = await room.Scheduled(scripted: true);
        var fingerprint = (await room.Delivery(post)).Fingerprint;
        await (how == "left" ? Leave("Ambrose Kettering") : Lose("Ambrose Kettering", "manager"));

        await room.RunOutbox();

        var row = await room.Row(post);
        Assert.Equal((PostStage.InReview, 0), (row.Stage, room.Platform.Posts.Count));
        Assert.All(row.Deliveries, delivery => Assert.Equal(DeliveryState.Cancelled, delivery.State));
        Assert.Contains("It did not go out and waits for a signature again", (await room.Teacher.Open("/")).Text(), StringComparison.Ordinal);
        Assert.Contains("The signature of the manager no longer counts", (await room.Teacher.Open(post)).Text(), StringComparison.Ordinal);
        Assert.Contains("delivery.held", await room.Acts(post));

        await room.Site.Join("Sunniva Holt", "manager");
        var other = await room.Site.As("Sunniva Holt");
        await other.Open(post + "/sign");
        await other.Press("I approve this");
        await room.RunOutbox();

        row = await room.Row(post);
        Assert.Equal((PostStage.Sent, 1, 3), (row.Stage, room.Platform.Posts.Count, await room.Signatures(post)));
        Assert.Equal(2, row.Deliveries.Count(delivery => delivery.State == DeliveryState.Published && delivery.Fingerprint == fingerprint));
        Assert.Null(row.HeldBecause);
    }

    [Fact]
    public async Task A_colleague_who_checked_and_left_is_asked_of_another()
    {
        var post = await room.Scheduled();
        await Leave("Perpetua Vane");

        await room.RunOutbox();

        Assert.Contains("The signature of a colleague no longer counts", (await room.Teacher.Open(post)).Text(), StringComparison.Ordinal);
        Assert.Equal(1, (await room.Row(post)).Submission);
    }

    [Fact]
    public async Task On_their_last_day_their_signature_counts()
    {
        var post = await room.Scheduled();
        await Leave("Ambrose Kettering", 0);

        await room.RunOutbox();

        Assert.Equal(PostStage.Sent, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task What_went_out_stays_signed_by_whoever_left_afterwards()
    {
        var post = await room.Scheduled();
        await room.RunOutbox();
        await Leave("Ambrose Kettering");

        Assert.Contains("Ambrose Kettering, 21 November 2026", (await room.Teacher.Open(post)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_day_lists_what_it_holds_and_tells_no_title_to_whoever_may_not_read_it()
    {
        var post = await room.Submit("Year 4 planted beans");
        await room.Check(post);
        var keeper = await room.Site.Join("Somebody at the office", "administrator");
        await SetKind(keeper, "other");
        var administrator = await room.Site.As(room.Site.School, keeper);
        await room.Site.Join("Another administrator", "administrator");
        var colleague = await room.Site.Read(db => db.Set<Person>().Where(person => person.Name == "Perpetua Vane").Select(person => person.Id).SingleAsync());
        await administrator.Open($"/people/{colleague}");
        Assert.DoesNotContain("What their last day holds", administrator.Page.Text(), StringComparison.Ordinal);

        await administrator.Fill("Day", "30").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");

        Assert.Contains("What their last day holds", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("A post by Idris Wainfleet", administrator.Page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("beans", administrator.Page.Text(), StringComparison.Ordinal);
        await SetKind(keeper, "staff");
        Assert.Contains("Year 4 planted beans", (await administrator.Open($"/people/{colleague}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_sign_that_is_said_when_it_is_sent_and_whom_to_name()
    {
        await Lose("Ambrose Kettering", "manager");

        await room.Submit();

        Assert.Contains("Nobody here can sign this post as manager", room.Teacher.Page.Text(), StringComparison.Ordinal);
        Assert.Contains("Ask an administrator to name another manager", room.Teacher.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_approver_who_writes_a_post_reads_that_nobody_can_approve_it()
    {
        await room.Manager.Open("/posts/new");
        room.Manager.Fill("What do you want to say?", "Beans").Fill("What is this post for?", "To share").Choose("No").Choose("None of these is true").Choose("Wrenfield School news");
        await room.Manager.Press("Ask a colleague to check");

        Assert.Contains("Nobody here can sign this post as manager", room.Manager.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputy_named_in_advance_acts_at_once_where_the_only_approver_wrote_it()
    {
        await room.Site.AdoptDocument(SamplePolicy.Text.Replace("called manager", "called manager\ndeputy headteacher", StringComparison.Ordinal));
        await room.Site.Join("Ursula Brandreth", "headteacher");
        await room.Manager.Open("/posts/new");
        room.Manager.Fill("What do you want to say?", "Beans").Fill("What is this post for?", "To share").Choose("No").Choose("None of these is true").Choose("Wrenfield School news");
        var post = (await room.Manager.Press("Ask a colleague to check")).Path;
        Assert.DoesNotContain("Nobody here can sign", room.Manager.Page.Text(), StringComparison.Ordinal);
        await room.Check(post);
        var deputy = await room.Site.As("Ursula Brandreth");

        await deputy.Open(post + "/sign");
        await deputy.Press("I approve this");

        Assert.Equal(PostStage.Scheduled, (await room.Row(post)).Stage);
    }

    [Fact]
    public async Task A_signature_within_a_week_of_a_role_is_shown_to_whoever_signs_next_and_in_the_evidence()
    {
        await Note("Perpetua Vane", "kind of person changed");
        room.Site.Clock.Advance(TimeSpan.FromDays(1));
        var manager = await room.Site.As("Ambrose Kettering");
        var teacher = await room.Site.As("Idris Wainfleet");
        var colleague = await room.Site.As("Perpetua Vane");
        await teacher.Open("/posts/new");
        teacher.Fill("What do you want to say?", "Beans").Fill("What is this post for?", "To share").Choose("No").Choose("None of these is true").Choose("Wrenfield School news");
        var post = (await teacher.Press("Ask a colleague to check")).Path;
        await colleague.Open(post + "/sign");
        Assert.Contains("Your signature is shown as given within a week of: kind of person changed", colleague.Page.Text(), StringComparison.Ordinal);
        await colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");

        await manager.Open(post + "/sign");

        Assert.Contains(", within a week of: kind of person changed", manager.Page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Your signature is shown", manager.Page.Text(), StringComparison.Ordinal);
        await manager.Press("I approve this");
        await room.RunOutbox();
        var evidence = (await teacher.Open(post + "/evidence")).Bytes;
        var check = EvidenceCheck.Read(new MemoryStream(evidence));
        Assert.Null(check.Wrong);
        Assert.Contains("within a week of: kind of person changed", string.Join('\n', check.Holds), StringComparison.Ordinal);
        Assert.Single(check.Holds, line => line.Contains("within a week", StringComparison.Ordinal));
    }

    private Task<bool> Note(string name, string what) => Change(name, (_, person) => person.NotePower(what, TestClock.Start));

    private Task<bool> Leave(string name, int days = -1) => Change(name, (_, person) => person.Leave(SchoolTime.Usual.Today(TestClock.Start.AddDays(days)), false, TestClock.Start));

    private Task<bool> Lose(string name, string role) => Change(name, (db, person) => db.RemoveRange(db.Set<RoleHeld>().Where(held => held.Person == person.Id && held.Role == role)));

    private Task<bool> SetKind(PersonId id, string kind) => room.Site.UseAt(room.Site.School, async services =>
    {
        var db = services.GetRequiredService<CountersignDb>();
        (await db.Set<Person>().SingleAsync(row => row.Id == id, Ct)).Kind = kind;
        await db.Save(new AuditEvent(SomeKind.Named("kind.changed"), room.Site.School, null, TestClock.Start, id.Value), Ct);
        return true;
    });

    private Task<bool> Change(string name, Action<CountersignDb, Person> how) => room.Site.UseAt(room.Site.School, async services =>
    {
        room.IsTampered = true;
        var db = services.GetRequiredService<CountersignDb>();
        var person = await db.Set<Person>().SingleAsync(row => row.Name == name, Ct);
        how(db, person);
        await db.Save(new AuditEvent(SomeKind.Named("person.changed"), room.Site.School, null, TestClock.Start, person.Id.Value), Ct);
        return true;
    });
}
