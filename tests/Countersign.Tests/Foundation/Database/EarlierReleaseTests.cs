using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Outbox;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Countersign.Tests.Posts;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

/// <summary>
/// What 0.1.0 wrote, byte for byte: a data folder of an invented school with its database, record, key and files, and two
/// evidence files. It is SQLite whatever engine is under test.
/// </summary>
public sealed class EarlierReleaseTests : IAsyncLifetime
{
    private static readonly string Release = Path.Combine(Checkout.Root, "tests", "releases", "0.1.0");

    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("countersign-test-").FullName;
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(Release, "data-folder.zip"), folder, Ct);
        site = await TestSite.Resume(folder);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Its_audit_record_verifies_and_goes_on()
    {
        var before = await Verify();
        var teacher = await site.As("Idris Wainfleet");
        await teacher.Open("/posts/new");
        await teacher.Fill("What do you want to say?", "A new term").Press("Save draft");
        var after = await Verify();

        Assert.Equal((1, 40L, 1, 0), (before.Schools, before.Acts, before.Checkpoints, before.Findings.Count));
        Assert.Empty(after.Findings);
        Assert.True(after.Acts > before.Acts);
    }

    [Fact]
    public async Task A_checkpoint_that_it_made_is_missed_when_it_is_gone()
    {
        await site.Use(services => services.GetRequiredService<Checkpoints>().Make(Ct));
        var before = await Verify();
        await site.Read(db => db.EarlierCheckpoints.ExecuteDeleteAsync(Ct));
        var after = await Verify();

        Assert.Equal((2, 0), (before.Checkpoints, before.Findings.Count));
        Assert.Equal("a checkpoint that an earlier version made was removed from the database, or altered", after.Findings[0].Sentence);
    }

    [Fact]
    public void Its_key_of_cookies_and_forms_still_opens_what_it_closed()
    {
        var keys = site.Services.GetRequiredService<IKeyManager>().GetAllKeys();

        var key = Assert.Single(keys, key => key.KeyId == Guid.Parse("65e0ec61-9ae0-4e66-acbd-2b6c2d8e6076"));
        Assert.NotNull(key.CreateEncryptor());
    }

    [Fact]
    public async Task The_keys_that_it_left_open_are_closed_and_nothing_of_them_is_left_in_the_folder()
    {
        var before = await Unpacked();
        var key = Regex.Match(Encoding.Latin1.GetString(before["countersign.db"]), "<value>([^<]{80,})</value>").Groups[1].Value;
        var signing = Encoding.ASCII.GetString(before["keys/audit.pem"]).Split('\n')[1];

        var left = Directory.EnumerateFiles(site.Settings.DataFolder, "*", SearchOption.AllDirectories).Select(Shared);

        Assert.Equal((88, 64), (key.Length, signing.Length));
        Assert.All(left, bytes => Assert.False(Holds(bytes, key) || Holds(bytes, signing)));
    }

    [Theory]
    [InlineData("evidence-taken-back.zip", "Perpetua Vane signed as a colleague", "Ambrose Kettering signed as manager", "and was taken down on 21 November 2026")]
    [InlineData("evidence-sent.zip", "Perpetua Vane signed as a colleague", "Ambrose Kettering signed as manager", "It went to Wrenfield School news")]
    public async Task An_evidence_file_that_it_made_still_holds(string file, params string[] proved)
    {
        await using var stream = File.OpenRead(Path.Combine(Release, file));

        var verdict = EvidenceCheck.Read(stream);

        Assert.Null(verdict.Wrong);
        Assert.All(proved, words => Assert.Contains(verdict.Holds, sentence => sentence.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Evidence_of_what_it_sent_is_made_today_and_holds()
    {
        var teacher = await site.As("Idris Wainfleet");

        foreach (var post in new[] { await Find("The library van"), await Find("Year 4 planted") })
        {
            var bytes = (await teacher.Open($"/posts/{post}/evidence")).Bytes;

            Assert.Null(EvidenceCheck.Read(new MemoryStream(bytes)).Wrong);
        }
    }

    [Fact]
    public async Task Old_kinds_of_act_are_shown_in_words()
    {
        var page = await (await site.As("Idris Wainfleet")).Open($"/posts/{await Find("Year 4 planted")}");

        Assert.Contains("Taken down by Perpetua Vane", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Removed from the platform", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_given_under_it_still_counts()
    {
        var half = $"/posts/{await Find("We look for")}";
        var manager = await site.As("Ambrose Kettering");
        await manager.Open(half + "/sign");
        await manager.Press("Give the final sign-off");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Services.RunOutbox(Ct);

        var page = await manager.Open(half);

        Assert.Contains("Published", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_had_scheduled_goes_out_on_the_day()
    {
        site.Clock.Advance(TimeSpan.FromDays(30));

        await site.Services.RunOutbox(Ct);

        var page = await (await site.As("Idris Wainfleet")).Open($"/posts/{await Find("Our winter concert")}");
        Assert.Contains("Published", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("must be approved again", page.Text(), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, byte[]>> Unpacked()
    {
        var files = new Dictionary<string, byte[]>();
        await using var archive = await ZipFile.OpenReadAsync(Path.Combine(Release, "data-folder.zip"), Ct);
        foreach (var entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            await using var stream = await entry.OpenAsync(Ct);
            await stream.CopyToAsync(bytes, Ct);
            files[entry.FullName] = bytes.ToArray();
        }

        return files;
    }

    // The program has some of them open, and SQLite takes its log away when the last connection closes: what is gone holds nothing.
    private static byte[] Shared(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private Task<AuditReport> Verify() => site.Use(services => services.GetRequiredService<AuditTrailVerifier>().Run(Ct));

    private Task<PostId> Find(string beginning) => site.Read(db => db.Set<Post>().Where(post => post.Content.Text.StartsWith(beginning)).Select(post => post.Id).SingleAsync(Ct));
}
