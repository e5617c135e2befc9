using System.IO.Compression;
using System.Text;
using Countersign.Commands;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Backup;
using Countersign.Foundation.Database;
using Countersign.Foundation.Files;
using Countersign.Foundation.Hosting;
using Countersign.Foundation.Keys;
using Countersign.Foundation.Outbox;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Backup;

public sealed class BackupTests : IAsyncLifetime
{
    private static readonly System.Reflection.Assembly Program = typeof(CommandLine).Assembly;

    private readonly List<WebApplication> programs = [];
    private readonly List<IDisposable> held = [];
    private string folder = "";
    private WebApplication first = null!;
    private EstablishmentId school;
    private ContentHash picture;

    public static bool HasFileModes => !OperatingSystem.IsWindows();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Zip => Path.Combine(folder, "backup.zip");

    public async ValueTask InitializeAsync()
    {
        folder = Directory.CreateTempSubdirectory("countersign-backup-").FullName;
        first = await NewProgram(await TestDatabase.NewPrepared());
        if (await Startup.Prepare(first.Services, Program, Ct) is Outcome<IDisposable>.Done(var folderLock))
        {
            held.Add(folderLock);
        }

        picture = await first.Services.GetRequiredService<IFileStore>().Put("a picture"u8.ToArray(), Ct);
        await first.Services.Everywhere(async services =>
        {
            var register = services.GetRequiredService<Enrolment>();
            school = register.Open("Wrenfield School", "wrenfield", EstablishmentKind.School, null);
            register.Join(school, "Zoë O’Hara-Łukasz", "zoe@wrenfield.example", ["headteacher"]);
            var db = services.GetRequiredService<CountersignDb>();
            db.Add(new OutboxItem { Establishment = school, Kind = "test.work", DueAt = DateTimeOffset.UnixEpoch });
            await db.Save(new AuditEvent(SomeKind.Named("school.opened"), school, null, DateTimeOffset.UnixEpoch, school.Value) { Why = "“quoted”\nline" }, Ct);
            return true;
        });
    }

    public async ValueTask DisposeAsync()
    {
        held.ForEach(taken => taken.Dispose());
        foreach (var program in programs)
        {
            await TestDatabase.Drop(SettingsOf(program));
            Directory.Delete(SettingsOf(program).DataFolder, recursive: true);
            await program.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_backed_up_stands_again_on_the_same_engine()
    {
        await Write(first);
        var second = await NewProgram(await Elsewhere());

        var restored = await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct);

        var done = Assert.IsType<Outcome<Restored>.Done>(restored);
        Assert.Equal((1, 1L), (done.Value.Files, done.Value.Record.Acts));
        Assert.Equal(await Everything(first), await Everything(second));
        Assert.Equal("a picture"u8.ToArray(), await second.Services.GetRequiredService<IFileStore>().Get(picture, Ct));
    }

    [Fact]
    public async Task It_stands_again_on_SQLite_and_comes_back_whole()
    {
        await Write(first);
        var onSqlite = await NewProgram((await Elsewhere()) with { PostgreSql = null });
        Assert.IsType<Outcome<Restored>.Done>(await Backups.Read(onSqlite.Services, Zip, Program, fromAnybody: false, Ct));
        var back = Path.Combine(folder, "back.zip");
        Assert.IsType<Outcome<BackupMade>.Done>(await Backups.Write(onSqlite.Services, back, Program, Ct));
        var third = await NewProgram(await Elsewhere());

        var restored = await Backups.Read(third.Services, back, Program, fromAnybody: false, Ct);

        Assert.IsType<Outcome<Restored>.Done>(restored);
        Assert.Equal(await Everything(first), await Everything(third));
    }

    [Fact]
    public async Task What_was_sealed_before_opens_after_and_new_keys_join_the_old_ones()
    {
        var cookie = first.Services.GetDataProtector("test").Protect("a cookie");
        await Write(first);
        var second = await NewProgram(await Elsewhere());
        Assert.IsType<Outcome<Restored>.Done>(await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct));

        second.Services.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));

        Assert.Equal("a cookie", second.Services.GetDataProtector("test").Unprotect(cookie));
    }

    [Fact]
    public async Task A_backup_made_while_acts_are_added_verifies()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => Add(stop.Token), Ct);
        await Write(first);
        await stop.CancelAsync();
        var added = await writing;
        var second = await NewProgram(await Elsewhere());

        var restored = await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct);

        var done = Assert.IsType<Outcome<Restored>.Done>(restored);
        Assert.InRange(done.Value.Record.Acts, 1, 1 + added);
    }

    [Fact]
    public async Task A_backup_with_one_changed_byte_is_refused_before_anything_is_written()
    {
        await Write(first);
        var bytes = await File.ReadAllBytesAsync(Zip, Ct);
        var name = "tables/Acts.jsonl"u8;
        bytes[bytes.AsSpan().IndexOf(name) + name.Length + 20] ^= 0x01;
        await File.WriteAllBytesAsync(Zip, bytes, Ct);

        await IsRefusedWithNothingWritten("damaged");
    }

    [Fact]
    public async Task A_backup_cut_short_is_refused_before_anything_is_written()
    {
        await Write(first);
        var bytes = await File.ReadAllBytesAsync(Zip, Ct);
        await File.WriteAllBytesAsync(Zip, bytes[..(bytes.Length / 2)], Ct);

        await IsRefusedWithNothingWritten("damaged");
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_everything_else_is_saved()
    {
        var other = await first.Services.GetRequiredService<IFileStore>().Put("another picture"u8.ToArray(), Ct);
        await File.WriteAllTextAsync(Path.Combine(SettingsOf(first).DataFolder, "files", picture.Value[..2], picture.Value), "spoiled", Ct);

        var made = Assert.IsType<Outcome<BackupMade>.Done>(await Backups.Write(first.Services, Zip, Program, Ct)).Value;
        var second = await NewProgram(await Elsewhere());
        var back = Assert.IsType<Outcome<Restored>.Done>(await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct)).Value;

        Assert.Equal([picture.Value], made.Damaged);
        Assert.Equal((1, 1), (made.Files, back.Files));
        Assert.Equal([picture.Value], back.Damaged);
        Assert.Equal("another picture"u8.ToArray(), await second.Services.GetRequiredService<IFileStore>().Get(other, Ct));
    }

    [Fact]
    public async Task Who_made_a_backup_is_said()
    {
        await Write(first);
        var second = await NewProgram(await Elsewhere());

        var back = Assert.IsType<Outcome<Restored>.Done>(await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct)).Value;

        using var key = AuditKey.Open(SettingsOf(first));
        Assert.Equal(key!.Name, back.SignedBy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_with_a_manifest_of_somebody_else_is_refused_unless_told(bool signedByAnother)
    {
        await Write(first);
        using var another = await Another();
        await Forge(signedByAnother ? another : null);

        await IsRefusedWithNothingWritten("This backup is not signed by the installation whose key file this is");

        var second = await NewProgram(await Elsewhere());
        var back = Assert.IsType<Outcome<Restored>.Done>(await Backups.Read(second.Services, Zip, Program, fromAnybody: true, Ct)).Value;
        Assert.Null(back.SignedBy);
    }

    [Fact]
    public async Task A_key_that_lies_open_in_a_backup_vouches_for_nothing()
    {
        await Write(first);
        using var mine = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        await Forge(null, Encoding.ASCII.GetBytes(mine.ExportPkcs8PrivateKeyPem()), mine);

        await IsRefusedWithNothingWritten("This backup is not signed by the installation whose key file this is");
    }

    [Fact]
    public async Task A_backup_that_lost_an_entry_is_refused()
    {
        await Write(first);
        await using (var archive = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Update, Ct))
        {
            archive.GetEntry("tables/People.jsonl")!.Delete();
        }

        await IsRefusedWithNothingWritten("tables/People.jsonl is not as it was written");
    }

    [Fact]
    public async Task A_backup_whose_record_was_tampered_with_before_is_refused()
    {
        await first.Services.Everywhere(async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            return await db.Database.ExecuteSqlAsync($"""UPDATE "Acts" SET "Kind" = 'school.closed'""", Ct);
        });
        await Write(first);

        await IsRefusedWithNothingWritten("The audit record in this backup is not whole (act 1 (school.closed");
    }

    [Fact]
    public async Task A_backup_is_not_restored_over_something()
    {
        await Write(first);
        var second = await NewProgram(await Elsewhere());
        Assert.IsType<Outcome<Restored>.Done>(await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct));

        var again = await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct);

        var refused = Assert.IsType<Outcome<Restored>.Refused>(again);
        Assert.EndsWith("is not empty: restore into a new folder (--data)", refused.Why.Sentence, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(HasFileModes), Skip = "Windows has no file modes")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_backup_is_readable_to_its_owner_alone()
    {
        await Write(first);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Zip));
    }

    [Theory]
    [InlineData(false, "is not there or cannot be read: put it back, or name the place where it is with --key-file. Nothing was restored")]
    [InlineData(true, "does not open this data, which another one closed: name the right one with --key-file. Nothing was restored")]
    public async Task A_backup_does_not_open_without_the_key_file_that_closed_it(bool withAnother, string words)
    {
        await Write(first);
        var settings = await TestDatabase.NewPrepared(settings => settings with { KeyFile = Path.Combine(settings.DataFolder, "countersign.key") });
        File.Delete(settings.KeyFile);
        if (withAnother)
        {
            new KeyFile(settings).Make();
            _ = settings.PostgreSql is null ? null : await TestDatabase.Prepare(settings);
        }

        var second = await NewProgram(settings);

        var answer = await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct);

        var refused = Assert.IsType<Outcome<Restored>.Refused>(answer);
        Assert.EndsWith(words, refused.Why.Sentence, StringComparison.Ordinal);
        var left = Directory.EnumerateFiles(settings.DataFolder, "*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.DoesNotContain(left, name => name is not ("running.lock" or "countersign.db" or "countersign.key"));
    }

    [Fact]
    public async Task A_backup_holds_no_key_that_opens_anything()
    {
        first.Services.GetDataProtector("test").Protect([]);
        await Write(first);

        var key = new KeyFile(first.Services.GetRequiredService<CountersignSettings>());
        await using var archive = await ZipFile.OpenReadAsync(Zip, Ct);
        Assert.Equal(["keys/audit.pem"], archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("keys/", StringComparison.Ordinal)));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Ct));
            var text = await reader.ReadToEndAsync(Ct);
            Assert.DoesNotContain("requiresEncryption", text, StringComparison.Ordinal);
            Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
            Assert.DoesNotContain("COUNTERSIGN KEY", text, StringComparison.Ordinal);
        }

        Assert.Contains("COUNTERSIGN KEY", await File.ReadAllTextAsync(key.Path, Ct), StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(HasFileModes), Skip = "Windows has no file modes")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task What_was_restored_is_for_its_owner_alone()
    {
        await Write(first);
        var settings = await Elsewhere();
        File.SetUnixFileMode(settings.DataFolder, (UnixFileMode)0b111_101_101);
        var second = await NewProgram(settings);

        Assert.IsType<Outcome<Restored>.Done>(await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct));

        Assert.All(
            Directory.EnumerateFileSystemEntries(settings.DataFolder, "*", SearchOption.AllDirectories).Append(settings.DataFolder),
            path => Assert.Equal(0, (int)File.GetUnixFileMode(path) & 0b000_111_111));
    }

    private static CountersignSettings SettingsOf(WebApplication program) => program.Services.GetRequiredService<CountersignSettings>();

    private async Task<AuditKey> Another()
    {
        var settings = SettingsOf(await NewProgram(await TestDatabase.NewEmpty()));
        new KeyFile(settings).Make();
        return AuditKey.OpenOrMake(settings);
    }

    /// <summary>Makes the time of the backup another one, with hashes that fit, and signs it with another key or not at all.</summary>
    private async Task Forge(AuditKey? signer, byte[]? auditKey = null, System.Security.Cryptography.ECDsa? own = null)
    {
        await using var archive = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Update, Ct);
        string text;
        await using (var stream = await archive.GetEntry("manifest.json")!.OpenAsync(Ct))
        {
            text = await new StreamReader(stream).ReadToEndAsync(Ct);
        }

        var manifest = System.Text.Json.Nodes.JsonNode.Parse(text)!;
        manifest["madeAt"] = "2030-01-01T00:00:00+00:00";
        if (auditKey is not null)
        {
            await Replace(archive, "keys/audit.pem", auditKey);
            manifest["sha256"]!["keys/audit.pem"] = ContentHash.Of(auditKey).Value;
        }

        var bytes = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        await Replace(archive, "manifest.json", bytes);
        var name = own is null ? signer?.Name : ContentHash.Of(own.ExportSubjectPublicKeyInfo()).Value[..16];
        var signature = own is null ? signer?.Sign(bytes) : own.SignData(bytes, System.Security.Cryptography.HashAlgorithmName.SHA256);
        archive.GetEntry("manifest.sig")!.Delete();
        if (signature is not null)
        {
            await Replace(archive, "manifest.sig", Encoding.ASCII.GetBytes($"{name} {Convert.ToBase64String(signature)}"));
        }
    }

    private static async Task Replace(ZipArchive archive, string name, byte[] bytes)
    {
        archive.GetEntry(name)?.Delete();
        await using var stream = await archive.CreateEntry(name).OpenAsync(Ct);
        await stream.WriteAsync(bytes, Ct);
    }

    private async Task IsRefusedWithNothingWritten(string words)
    {
        var second = await NewProgram(await Elsewhere());

        var answer = await Backups.Read(second.Services, Zip, Program, fromAnybody: false, Ct);

        var refused = Assert.IsType<Outcome<Restored>.Refused>(answer);
        Assert.Contains(words, refused.Why.Sentence, StringComparison.Ordinal);
        var left = Directory.EnumerateFiles(second.Services.GetRequiredService<CountersignSettings>().DataFolder, "*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.DoesNotContain(left, name => name is not ("running.lock" or "countersign.db"));
    }

    // Another folder and database, with the key file of the first.
    private async Task<CountersignSettings> Elsewhere() =>
        await TestDatabase.NewPrepared(settings => settings with { KeyFile = first.Services.GetRequiredService<CountersignSettings>().KeyFile });

    private async Task<WebApplication> NewProgram(CountersignSettings settings)
    {
        var program = await WebHost.Build(settings, settings.PublicAddress);
        programs.Add(program);
        return program;
    }

    private async Task Write(WebApplication program) => Assert.IsType<Outcome<BackupMade>.Done>(await Backups.Write(program.Services, Zip, Program, Ct));

    private async Task<int> Add(CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            await first.Services.Everywhere(async services =>
            {
                await services.GetRequiredService<CountersignDb>().Save(new AuditEvent(SomeKind.Named("act.more"), school, null, DateTimeOffset.UnixEpoch), Ct);
                return true;
            });
        }

        return count;
    }

    private static Task<string> Everything(WebApplication program) => program.Services.Everywhere(async services =>
    {
        var db = services.GetRequiredService<CountersignDb>();
        var people = await services.GetRequiredService<Staff>().Everyone(Ct);
        var acts = await db.Acts.OrderBy(act => act.Number).ToListAsync(Ct);
        var items = await db.Set<OutboxItem>().OrderBy(item => item.Id).ToListAsync(Ct);
        var checkpoints = await db.Checkpoints.OrderBy(made => made.Round).ToListAsync(Ct);
        return System.Text.Json.JsonSerializer.Serialize(new { people, acts, items, checkpoints });
    });
}
