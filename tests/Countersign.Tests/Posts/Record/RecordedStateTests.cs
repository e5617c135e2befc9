using Countersign.Foundation.Audit.Trail;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Record;

/// <summary>Somebody with the database and without the program changes what the school did. Each time the record says so.</summary>
public sealed class RecordedStateTests : IAsyncLifetime
{
    private Newsroom room = null!;
    private string sent = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        sent = await room.Scheduled("Year 4 planted beans", scripted: true);
        await room.RunOutbox();
        await room.Submit("The library van comes on Monday");
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task What_the_program_did_is_as_its_record_says()
    {
        Assert.Empty(await Findings());
    }

    [Theory]
    [InlineData("UPDATE \"Deliveries\" SET \"State\" = 'TakenDown'", "stands as TakenDown, and no act brought it there")]
    [InlineData("UPDATE \"Deliveries\" SET \"State\" = 'Waiting'", "stands as Waiting, and no act brought it there")]
    [InlineData("UPDATE \"Deliveries\" SET \"State\" = 'TakingDown'", "stands as TakingDown, and no act brought it there")]
    [InlineData("UPDATE \"Deliveries\" SET \"Fingerprint\" = 'ff'", "carries another fingerprint than went out")]
    [InlineData("UPDATE \"Deliveries\" SET \"EvidenceHash\" = 'ff'", "names another record of what went out than the one that was kept")]
    [InlineData("UPDATE \"Deliveries\" SET \"Link\" = 'https://elsewhere.example/'", "carries another link than the platform gave")]
    [InlineData("UPDATE \"Deliveries\" SET \"PlatformId\" = 'another'", "names another post on the platform than the one that was published")]
    [InlineData("DELETE FROM \"Deliveries\"", "is in the record and no longer in the ledger")]
    [InlineData("UPDATE \"NoticeboardPosts\" SET \"Text\" = 'Year 4 planted weeds'", "shows other words than went out")]
    [InlineData("UPDATE \"NoticeboardPosts\" SET \"TakenDownAt\" = 1", "is no longer public, and no act made it so")]
    [InlineData("DELETE FROM \"NoticeboardPosts\"", "is in the record and no longer among the news")]
    [InlineData("UPDATE \"Posts\" SET \"Stage\" = 'Scheduled' WHERE \"Stage\" = 'InReview'", "stands as Scheduled, and no act brought it there")]
    [InlineData("UPDATE \"Posts\" SET \"Stage\" = 'TakenDown' WHERE \"Stage\" = 'Sent'", "stands as TakenDown, and no act brought it there")]
    [InlineData("UPDATE \"Posts\" SET \"Stage\" = 'Draft' WHERE \"Stage\" = 'InReview'", "stands as Draft, and no act brought it there")]
    [InlineData("UPDATE \"Countersignatures\" SET \"Fingerprint\" = 'ff'", "carries a signature that nobody gave, or one that was altered")]
    [InlineData("UPDATE \"Countersignatures\" SET \"Role\" = 'headteacher' WHERE \"Role\" IS NOT NULL", "carries a signature that nobody gave, or one that was altered")]
    [InlineData("DELETE FROM \"Countersignatures\"", "has lost a signature that was given")]
    [InlineData("UPDATE \"Countersignatures\" SET \"After\" = 'role given'", "carries a signature that nobody gave, or one that was altered")]
    [InlineData("UPDATE \"People\" SET \"Kind\" = 'governor' WHERE \"Name\" = 'Ambrose Kettering'", "is kept as governor, and the record says staff")]
    [InlineData("UPDATE \"RolesHeld\" SET \"Role\" = 'headteacher' WHERE \"Role\" = 'teacher'", "holds the role headteacher, which no act gave them")]
    [InlineData("DELETE FROM \"RolesHeld\" WHERE \"Role\" = 'manager'", "no longer holds the role manager, which no act took from them")]
    [InlineData("UPDATE \"People\" SET \"LeavesOn\" = '2026-11-30' WHERE \"Name\" = 'Ambrose Kettering'", "has another last day than the record says")]
    [InlineData("UPDATE \"PolicyVersions\" SET \"Hash\" = 'ff'", "version 1 of the policy is another document than the one that was put in force, or stands in another place")]
    [InlineData("DELETE FROM \"PolicyVersions\"", "version 1 of the policy is in the record and no longer among the versions")]
    public async Task What_was_changed_past_the_program_is_named(string change, string sentence)
    {
        await Sql(change);

        var findings = await Findings();

        Assert.Contains(findings, finding => finding.Sentence.EndsWith(sentence, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal((room.Site.School, true), (finding.Establishment, finding.About is not null)));
    }

    [Theory]
    [InlineData("UPDATE \"PublishingStops\" SET \"LiftedAt\" = 1", "is lifted, and no act says so")]
    [InlineData("DELETE FROM \"PublishingStops\"", "is in the record and no longer among the stops")]
    [InlineData("UPDATE \"PublishingStops\" SET \"Id\" = '0191a000-0000-7000-8000-000000000000'", "no act says that publishing was stopped by 0191a000-0000-7000-8000-000000000000")]
    public async Task A_stop_that_was_ended_past_the_program_is_named(string change, string sentence)
    {
        await room.Manager.Open("/posts/stop");
        await room.Manager.Press("Stop everything at Wrenfield School");
        Assert.Empty(await Findings());

        await Sql(change);

        Assert.Contains(await Findings(), finding => finding.Sentence.EndsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_is_not_made_of_a_post_that_is_not_as_its_record_says()
    {
        await Sql("UPDATE \"Deliveries\" SET \"Link\" = 'https://elsewhere.example/'");

        var page = await room.Teacher.Open(sent + "/evidence");

        Assert.Equal(409, (int)page.Status);
        Assert.Contains("is not as it was written, so no evidence is made from it", System.Text.Encoding.UTF8.GetString(page.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_is_made_where_something_else_was_changed()
    {
        await Sql("UPDATE \"Posts\" SET \"Stage\" = 'Draft' WHERE \"Stage\" = 'InReview'");

        Assert.Equal(200, (int)(await room.Teacher.Open(sent + "/evidence")).Status);
    }

    [Fact]
    public async Task A_school_without_any_record_is_named()
    {
        foreach (var table in (string[])["Acts", "ActSubjects", "ChainHeads"])
        {
            await Sql($"DELETE FROM \"{table}\"");
        }

        Assert.Contains(await Findings(), finding => finding.Sentence.StartsWith("the note of where the record ends was altered", StringComparison.Ordinal)
            || finding.Sentence.StartsWith("no act says that", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<AuditFinding>> Findings() =>
        (await room.Site.Use(services => services.GetRequiredService<AuditTrailVerifier>().Run(Ct))).Findings;

#pragma warning disable EF1002 // The statements are this class's own.
    private Task<int> Sql(string statement)
    {
        room.IsTampered = true;
        return room.Site.Read(db => db.Database.ExecuteSqlRawAsync(statement, Ct));
    }
#pragma warning restore EF1002
}
