using Countersign.Approvals.Model;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Outbox;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Platforms.Contract;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts;

/// <summary>A school with a policy, people and accounts, in which nothing happens by itself: the test runs the outbox.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private Newsroom(TestSite site, ScriptedPlatform platform, CommandCounter commands) => (Site, Platform, Commands) = (site, platform, commands);

    public TestSite Site { get; }

    public ScriptedPlatform Platform { get; }

    public CommandCounter Commands { get; }

    public Visitor Teacher { get; private set; } = null!;

    public Visitor Colleague { get; private set; } = null!;

    public Visitor Manager { get; private set; } = null!;

    public SchoolAccountId Scripted { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Newsroom> Open(Func<CountersignSettings, CountersignSettings>? with = null, int daysLater = 0)
    {
        var (platform, commands) = (new ScriptedPlatform(), new CommandCounter());
        var site = await TestSite.Start(services =>
        {
            commands.Watch(services);
            services.AddSingleton<IPlatform>(platform);
        }, with);
        var room = new Newsroom(site, platform, commands);
        site.Clock.Advance(TimeSpan.FromDays(daysLater));
        await site.AdoptDocument();
        await site.Join("Perpetua Vane", "teacher");
        await site.Join("Ambrose Kettering", "manager");
        await site.Join("Idris Wainfleet", "teacher");
        room.Scripted = await site.Use(services => SampleAccount.Connect(services, site.School));
        (room.Teacher, room.Colleague, room.Manager) = (await site.As("Idris Wainfleet"), await site.As("Perpetua Vane"), await site.As("Ambrose Kettering"));
        return room;
    }

    public Task<int> RunOutbox() => Site.Services.RunOutbox(Ct);

    /// <summary>Writes a post as the teacher and sends it for its signatures; answers its address.</summary>
    public async Task<string> Submit(string text = "Year 4 planted beans", bool scripted = false, bool news = true)
    {
        await Teacher.Open("/posts/new");
        Type(text, scripted, news);
        return (await Teacher.Press("Ask a colleague to check")).Path;
    }

    public void Type(string text, bool scripted = false, bool news = true)
    {
        Teacher.Fill("What do you want to say?", text).Fill("What is this post for?", "To share what we learn").Choose("No").Choose("None of these is true");
        Tick("Wrenfield School news", news);
        Tick("Wrenfield on Scripted", scripted);
    }

    public async Task<Page> Check(string post)
    {
        await Colleague.Open(post + "/sign");
        return await Colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");
    }

    public async Task<Page> Approve(string post)
    {
        await Manager.Open(post + "/sign");
        return await Manager.Press("I approve this");
    }

    /// <summary>Written, checked and approved; waiting for the outbox.</summary>
    public async Task<string> Scheduled(string text = "Year 4 planted beans", bool scripted = false, bool news = true)
    {
        var post = await Submit(text, scripted, news);
        await Check(post);
        await Approve(post);
        return post;
    }

    public Task<Post> Row(string post) => Site.Read(db => db.Set<Post>().AsNoTracking().Whole().SingleAsync(row => row.Id == IdOf(post), Ct));

    /// <summary>How many signatures were ever given under a post.</summary>
    public Task<int> Signatures(string post) => Site.Read(db => db.Set<StoredCountersignature>().CountAsync(row => row.Subject == IdOf(post).Value, Ct));

    public async Task<Delivery> Delivery(string post) => (await Row(post)).Deliveries.OrderBy(delivery => delivery.Id.Value).Last();

    /// <summary>The kinds of the acts about a post, in order.</summary>
    public async Task<IReadOnlyList<string>> Acts(string post) =>
        [.. (await Site.Read(db => AuditEventQueries.ActsAbout(db, IdOf(post).Value, Ct))).Select(act => act.Kind)];

    public static PostId IdOf(string post) => Ids.Read<PostId>(post.Split('/', '?')[2], out var id) ? id : throw new InvalidOperationException($"{post} is not the address of a post");

    /// <summary>A pupil joins the roster.</summary>
    public Task Enrol(string firstName, string surname) => Site.Use(async services =>
    {
        services.GetRequiredService<Enrolment>().Enrol(Site.School, new PupilNames(firstName, null, surname));
        await services.GetRequiredService<CountersignDb>().Save(new AuditEvent(SomeKind.Named("roster.replaced"), Site.School, null, Site.Clock.GetUtcNow()), Ct);
        return true;
    });

    public static string EditOf(string post) => post.Replace("/posts/", "/posts/new/", StringComparison.Ordinal);

    /// <summary>Whether the test changed rows itself, so that what is kept is not what the acts say.</summary>
    public bool IsTampered { get; set; }

    /// <summary>Whatever a test did, in the end the record verifies and tells of it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            Assert.Empty(IsTampered ? [] : (await Site.Use(services => services.GetRequiredService<AuditTrailVerifier>().Run(CancellationToken.None))).Findings);
        }
        finally
        {
            await Site.DisposeAsync();
        }
    }

    private void Tick(string account, bool wanted)
    {
        if (wanted)
        {
            Teacher.Choose(account);
        }
        else
        {
            Teacher.Untick(account);
        }
    }
}
