using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Outbox;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Demo;

public sealed class DemoPostsTests : IAsyncLifetime
{
    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await TestSite.FirstStart(demo: true);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_school_of_the_demo_has_a_post_in_every_stage()
    {
        await Settle();

        var stages = await site.Read(db => db.Set<Post>().Select(post => new { post.Establishment, post.Stage }).ToListAsync(Ct));

        var schools = stages.GroupBy(post => post.Establishment).ToList();
        Assert.Equal(5, schools.Count);
        Assert.All(schools, school => Assert.Empty(Enum.GetValues<PostStage>().Except(school.Select(post => post.Stage))));
    }

    [Fact]
    public async Task What_the_demo_took_down_was_published_first_and_its_record_verifies()
    {
        await Settle();

        var posts = await site.Read(db => db.Set<Post>().Include(row => row.Deliveries).Where(row => row.Stage == PostStage.TakenDown).ToListAsync(Ct));
        var acts = new List<string[]>();
        foreach (var post in posts)
        {
            acts.Add([.. (await site.Read(db => AuditEventQueries.ActsAbout(db, post.Id.Value, Ct))).Select(act => act.Kind is "post.checked" or "post.approved" or "post.released" ? "signed" : act.Kind)]);
        }

        var report = await site.Use(services => services.GetRequiredService<AuditTrailVerifier>().Run(Ct));

        Assert.Equal(5, posts.Count);
        Assert.All(posts, post => Assert.NotNull(Assert.Single(post.Deliveries).PublishedAt));
        string[] inOrder = ["signed", "delivery.published", "post.taken-down", "delivery.taken-down"];
        Assert.All(acts, kinds => Assert.Equal(inOrder, kinds.Where(inOrder.Contains).Distinct()));
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("Sent")]
    [InlineData("TakenDown")]
    public async Task The_evidence_of_what_the_demo_sent_holds_in_every_school(string stage)
    {
        await Settle();
        var wanted = Enum.Parse<PostStage>(stage);
        var posts = await site.Read(db => db.Set<Post>().Where(post => post.Stage == wanted).Select(post => new { post.Id, post.Establishment, post.Author }).ToListAsync(Ct));

        var verdicts = new List<string?>();
        foreach (var post in posts)
        {
            var bytes = (await (await site.As(post.Establishment, post.Author)).Open($"/posts/{post.Id}/evidence")).Bytes;
            verdicts.Add(EvidenceCheck.Read(new MemoryStream(bytes)).Wrong);
        }

        Assert.True(verdicts.Count >= 5);
        Assert.All(verdicts, Assert.Null);
    }

    // Ten turns are more than sending, taking down and removing need; what still waits is due on another day.
    private async Task Settle()
    {
        for (var turn = 0; turn < 10; turn++)
        {
            await site.Services.RunOutbox(Ct);
            site.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }
}
