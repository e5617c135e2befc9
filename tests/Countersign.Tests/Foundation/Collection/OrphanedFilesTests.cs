using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Collection;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Tests.Posts;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Collection;

public sealed class OrphanedFilesTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = OrphanedFiles.Day;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private Newsroom room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IFileStore Files => room.Site.Services.GetRequiredService<IFileStore>();

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task What_nobody_names_goes_after_it_lay_an_hour_and_stood_aside_a_day_and_an_act_says_how_many()
    {
        var orphan = await Files.Put("a removed picture"u8.ToArray(), Ct);
        room.Site.Clock.Advance(OrphanedFiles.Hour);
        Assert.Equal(0, await Collect());
        Assert.Equal(0, AsideNow());
        room.Site.Clock.Advance(Tick);
        Assert.Equal(0, await Collect());
        Assert.Equal(1, AsideNow());
        room.Site.Clock.Advance(Day);
        Assert.Equal(0, await Collect());
        Assert.Equal("a removed picture"u8.ToArray(), await Files.Get(orphan, Ct));
        Assert.Contains(orphan, await Files.All(Ct).ToListAsync(Ct));
        room.Site.Clock.Advance(Tick);

        Assert.Equal(1, await Collect());

        await Assert.ThrowsAsync<InvalidDataException>(() => Files.Get(orphan, Ct));
        var act = await room.Site.Read(db => db.Acts.SingleAsync(act => act.Kind == "files.deleted", Ct));
        Assert.Equal("""{"facts":{"files":"1"}}""", act.Content);
        Assert.Equal(0, await Collect());
    }

    [Fact]
    public async Task What_a_post_its_evidence_or_the_policy_names_stays_and_evidence_is_made_of_it()
    {
        var post = await Illustrated();
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();
        var before = await Files.All(Ct).CountAsync(Ct);

        await AfterDays(3);

        Assert.True(before >= 4);
        Assert.Equal(before, await Files.All(Ct).CountAsync(Ct));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await (await room.Site.As("Idris Wainfleet")).Open(post + "/evidence")).Status);
    }

    [Fact]
    public async Task What_the_record_of_something_sent_names_stays_where_no_row_names_it_any_more()
    {
        var post = await Illustrated();
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();
        var hash = new ContentHash((await room.Row(post)).Pictures.Single().Hash);
        await Remove(post);

        await AfterDays(3);

        Assert.NotEmpty(await Files.Get(hash, Ct));
    }

    [Fact]
    public async Task A_picture_in_two_posts_goes_with_the_second()
    {
        var first = await Illustrated();
        var second = await Illustrated();
        var hash = new ContentHash((await room.Row(first)).Pictures.Single().Hash);
        Assert.Equal(hash.Value, (await room.Row(second)).Pictures.Single().Hash);

        await Remove(first);
        await AfterDays(3);
        var between = await Files.Get(hash, Ct);
        await Remove(second);
        await AfterDays(3);

        Assert.NotEmpty(between);
        await Assert.ThrowsAsync<InvalidDataException>(() => Files.Get(hash, Ct));
    }

    [Fact]
    public async Task What_is_stored_again_before_it_is_set_aside_counts_as_new()
    {
        var orphan = await Files.Put("a picture"u8.ToArray(), Ct);
        room.Site.Clock.Advance(OrphanedFiles.Hour + Tick);

        Assert.Equal(orphan, await Files.Put("a picture"u8.ToArray(), Ct));
        await Collect();

        Assert.Equal(0, AsideNow());
    }

    [Fact]
    public async Task What_is_stored_again_while_it_stands_aside_stays()
    {
        var orphan = await Aside("a picture");

        Assert.Equal(orphan, await Files.Put("a picture"u8.ToArray(), Ct));
        room.Site.Clock.Advance(Day + Tick);
        await Collect();

        Assert.Equal("a picture"u8.ToArray(), await Files.Get(orphan, Ct));
        Assert.Single(await Files.All(Ct).Where(hash => hash == orphan).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_is_named_again_while_it_stands_aside_is_taken_back()
    {
        var post = await Illustrated();
        var picture = (await room.Row(post)).Pictures.Single();
        await Remove(post);
        room.Site.Clock.Advance(Day + Tick);
        await Collect();
        await room.Site.Read(db => db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "PostPictures" ("Id", "Post", "Establishment", "Place", "FileName", "Hash", "MediaType", "Width", "Height", "Alt") VALUES ({picture.Id}, {picture.Post.Value}, {picture.Establishment.Value}, 0, 'a.jpg', {picture.Hash}, 'image/jpeg', 1, 1, 'Beans')""", Ct));

        room.Site.Clock.Advance(Day + Tick);
        await Collect();

        Assert.NotEmpty(await Files.Get(new ContentHash(picture.Hash), Ct));
        Assert.Empty(Directory.EnumerateFiles(room.Site.Settings.DataFolder, picture.Hash + ".aside", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task While_a_record_that_names_files_is_spoiled_nothing_goes()
    {
        var post = await room.Scheduled("Year 4 planted beans", scripted: true);
        await room.RunOutbox();
        var orphan = await Aside("a picture");
        var evidence = (await room.Delivery(post)).EvidenceHash!;
        var path = Path.Combine(room.Site.Settings.DataFolder, "files", evidence[..2], evidence);
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        await File.WriteAllTextAsync(path, "spoiled", Ct);
        room.Site.Clock.Advance(Day + Tick);

        var refused = await room.Site.Use(services => services.GetRequiredService<OrphanedFiles>().Collect(Ct));

        Assert.StartsWith("No stored file is deleted until", Assert.IsType<Outcome<int>.Refused>(refused).Why.Sentence, StringComparison.Ordinal);
        await Files.Get(orphan, Ct);
        await File.WriteAllBytesAsync(path, bytes, Ct);
        Assert.Equal(1, await Collect());
    }

    [Fact]
    public async Task What_was_cut_off_while_it_was_stored_goes_after_a_day()
    {
        var orphan = await Files.Put("a picture"u8.ToArray(), Ct);
        var half = Path.Combine(room.Site.Settings.DataFolder, "files", orphan.Value[..2], orphan.Value + ".0.half");
        await File.WriteAllTextAsync(half, "a pic", Ct);
        File.SetLastWriteTimeUtc(half, room.Site.Clock.GetUtcNow().UtcDateTime);

        room.Site.Clock.Advance(Day);
        await Collect();
        var before = File.Exists(half);
        room.Site.Clock.Advance(Tick);
        await Collect();

        Assert.Equal((true, false), (before, File.Exists(half)));
    }

    /// <summary>A new column with the hash of something needs a line, so that no file that it names is deleted.</summary>
    [Fact]
    public async Task Each_column_that_holds_a_hash_names_stored_files_or_is_known_to_name_none()
    {
        string[] none =
        [
            "Acts.Hash", "ChainHeads.Hash", "Checkpoints.Hash", "Migrations.Hash", "Accounts.PasswordHash", "Installation.BrowserHash", "Installation.KeyHash",
            "Invitations.KeyHash", "Invitations.SecondHash", // of secrets and acts
            "Countersignatures.Fingerprint", "Receipts.PolicyHash", // of what a delivery or a version names, where it is stored
        ];

        var columns = await room.Site.Read(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(column => column.ClrType == typeof(string) && (column.Name.EndsWith("Hash", StringComparison.Ordinal) || column.Name.EndsWith("Fingerprint", StringComparison.Ordinal))
                && ModelPart.FilesNamedBy(column) is null)
            .Select(column => $"{column.DeclaringType.GetTableName()}.{column.GetColumnName()}").ToList()));

        Assert.Empty(columns.Except(none));
    }

    private async Task<int> Collect() =>
        Assert.IsType<Outcome<int>.Done>(await room.Site.Use(services => services.GetRequiredService<OrphanedFiles>().Collect(Ct))).Value;

    private async Task AfterDays(int days)
    {
        for (; days > 0; days--)
        {
            room.Site.Clock.Advance(Day + Tick);
            await Collect();
        }
    }

    private async Task<ContentHash> Aside(string bytes)
    {
        var hash = await Files.Put(System.Text.Encoding.UTF8.GetBytes(bytes), Ct);
        room.Site.Clock.Advance(Day + Tick);
        await Collect();
        return hash;
    }

    private async Task<string> Illustrated()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans", scripted: true, news: false);
        var draft = await room.Teacher.Attach("Add pictures", "beans.jpg", JpegOf.Everything(1), "image/jpeg").Press("Save draft");
        await room.Teacher.Open(Newsroom.EditOf(draft.Path));
        return (await room.Teacher.Fill("Describe picture 1", "Beans in a tray").Press("Ask a colleague to check")).Path;
    }

    private int AsideNow() => Directory.EnumerateFiles(room.Site.Settings.DataFolder, "*.aside", SearchOption.AllDirectories).Count();

    private Task<int> Remove(string post) => room.Site.Read(db => db.Database.ExecuteSqlAsync($"""DELETE FROM "PostPictures" WHERE "Post" = {Newsroom.IdOf(post).Value}""", Ct));
}
