using Countersign.Commands;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.Foundation.Hosting;
using Countersign.Foundation.Keys;
using Countersign.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Foundation.Database;

public sealed class KeysAtRestTests : IAsyncLifetime
{
    private static readonly System.Reflection.Assembly Program = typeof(CommandLine).Assembly;

    private CountersignSettings settings = null!;
    private string cookie = "";

    public static bool HasFileModes => !OperatingSystem.IsWindows();

    public static bool OnPostgreSql => Environment.GetEnvironmentVariable("COUNTERSIGN_TEST_POSTGRES") is not null;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        settings = await TestDatabase.NewPrepared();
        Assert.Null(await Start(settings, services => cookie = services.GetDataProtector("test").Protect("a cookie")));
    }

    public async ValueTask DisposeAsync()
    {
        await TestDatabase.Drop(settings);
        Directory.Delete(settings.DataFolder, recursive: true);
    }

    [Fact]
    public async Task A_first_start_makes_a_key_file_and_nothing_in_the_database_is_open()
    {
        var stored = await Stored();

        Assert.Contains("COUNTERSIGN KEY", await File.ReadAllTextAsync(settings.KeyFile, Ct), StringComparison.Ordinal);
        Assert.Contains(nameof(XmlOpener), Assert.Single(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_start_opens_what_the_first_one_closed()
    {
        var opened = "";

        Assert.Null(await Start(settings, services => opened = services.GetDataProtector("test").Unprotect(cookie)));

        Assert.Equal("a cookie", opened);
        Assert.Single(await Stored());
    }

    [Fact]
    public async Task Without_the_key_file_it_does_not_start_and_makes_no_other()
    {
        File.Delete(settings.KeyFile);

        var why = await Start(settings);

        Assert.Equal($"The key file {settings.KeyFile} is not there or cannot be read: put it back, or name the place where it is with --key-file", why?.Sentence);
        Assert.False(File.Exists(settings.KeyFile));
    }

    [Fact]
    public async Task With_another_key_file_it_does_not_start_and_with_the_right_one_elsewhere_it_does()
    {
        var another = settings with { KeyFile = Path.Combine(settings.DataFolder, "another.key") };
        new KeyFile(another).Make();
        var copy = settings with { KeyFile = Path.Combine(settings.DataFolder, "copy.key") };
        File.Copy(settings.KeyFile, copy.KeyFile);

        var why = await Start(another);

        Assert.Equal($"The key file {another.KeyFile} does not open this data, which another one closed: name the right one with --key-file", why?.Sentence);
        Assert.Null(await Start(copy));
    }

    [Fact]
    public async Task A_file_that_is_no_key_file_is_named()
    {
        await File.WriteAllTextAsync(settings.KeyFile, "a shopping list", Ct);

        Assert.Equal($"{settings.KeyFile} is not a key file of Countersign", (await Start(settings))?.Sentence);
    }

    [Fact]
    public async Task The_key_of_the_record_is_closed_too_and_another_key_file_does_not_open_it()
    {
        Assert.Null(await Start(settings, _ => AuditKey.OpenOrMake(settings).Dispose()));
        await Use(settings, services => services.GetRequiredService<CountersignDb>().Database.ExecuteSqlAsync($"""DELETE FROM "DataProtectionKeys" """, Ct));
        var another = settings with { KeyFile = Path.Combine(settings.DataFolder, "another.key") };
        new KeyFile(another).Make();

        Assert.True(AuditKey.IsClosed(settings));
        Assert.EndsWith("--key-file", (await Start(another))?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_rotation_all_opens_and_the_old_key_file_opens_nothing()
    {
        string signer;
        using (var key = AuditKey.OpenOrMake(settings))
        {
            signer = key.Name;
        }

        var old = settings with { KeyFile = Path.Combine(settings.DataFolder, "old.key") };
        File.Copy(settings.KeyFile, old.KeyFile);

        var rotated = await Use(settings, services => Startup.RotateKeys(services, Ct));

        var opened = "";
        Assert.IsType<Outcome<string>.Done>(rotated);
        Assert.EndsWith("--key-file", (await Start(old))?.Sentence, StringComparison.Ordinal);
        Assert.Null(await Start(settings, services => opened = services.GetDataProtector("test").Unprotect(cookie)));
        Assert.Equal("a cookie", opened);
        using var same = AuditKey.Open(settings);
        Assert.Equal(signer, same?.Name);
    }

    [Fact]
    public async Task A_rotation_that_was_cut_off_after_the_file_was_written_still_opens_all()
    {
        var file = new KeyFile(settings);
        file.Replace(file.Keys.Rotated());

        Assert.Null(await Start(settings));
    }

    [Fact]
    public async Task An_exported_key_file_opens_the_same_and_never_replaces_a_file()
    {
        var copy = settings with { KeyFile = Path.Combine(settings.DataFolder, "safe", "copy.key") };

        var exported = await Use(settings, services => Startup.ExportKeys(services, copy.KeyFile, Ct));
        var again = await Use(settings, services => Startup.ExportKeys(services, copy.KeyFile, Ct));

        Assert.IsType<Outcome<string>.Done>(exported);
        Assert.Equal($"{copy.KeyFile} is there already: name a new file", Assert.IsType<Outcome<string>.Refused>(again).Why.Sentence);
        Assert.Null(await Start(copy));
    }

    [Fact]
    public async Task Whoever_lost_the_key_file_goes_on_with_another_and_the_record_still_verifies_and_says_so()
    {
        var record = EstablishmentId.New();
        await Use(settings, services => AddAct(services, record));
        File.Delete(settings.KeyFile);

        var renewed = await Renew();

        Assert.Null(await Start(settings, services => Assert.Throws<System.Security.Cryptography.CryptographicException>(
            () => services.GetDataProtector("test").Unprotect(cookie))));
        Assert.Equal(new KeyFile(settings).Keys.Name, renewed);
        await Use(settings, services => AddAct(services, record));
        var report = await Use(settings, services => services.GetRequiredService<AuditTrailVerifier>().Run(Ct));
        Assert.Equal((3L, 2, 0), (report.Acts, report.Checkpoints, report.Findings.Count));
        var kinds = await Use(settings, services => services.GetRequiredService<CountersignDb>().Acts.OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync(Ct));
        Assert.Equal("record.key-renewed", kinds[1]);
    }

    [Fact]
    public async Task A_key_file_that_is_lost_twice_leaves_all_that_was_signed_before()
    {
        var record = EstablishmentId.New();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await Use(settings, services => AddAct(services, record));
            File.Delete(settings.KeyFile);
            await Renew();
        }

        var report = await Use(settings, services => services.GetRequiredService<AuditTrailVerifier>().Run(Ct));

        Assert.Equal((4L, 2, 0), (report.Acts, report.Checkpoints, report.Findings.Count));
    }

    [Fact]
    public async Task Nothing_is_renewed_while_the_key_file_opens_all()
    {
        var refused = Assert.IsType<Outcome<string>.Refused>(await Use(settings, services => Startup.RenewKeys(services, Ct)));

        Assert.StartsWith($"The key file {settings.KeyFile} opens this data, so nothing is lost", refused.Why.Sentence, StringComparison.Ordinal);
        Assert.Null(await Start(settings, services => Assert.Equal("a cookie", services.GetDataProtector("test").Unprotect(cookie))));
    }

    [Fact]
    public async Task A_key_of_the_record_that_somebody_laid_in_its_place_signs_nothing_that_counts()
    {
        var record = EstablishmentId.New();
        await Use(settings, services => AddAct(services, record));
        var another = await TestDatabase.NewEmpty();
        new KeyFile(another).Make();
        AuditKey.OpenOrMake(another).Dispose();
        File.Copy(AuditKey.PathIn(another), AuditKey.PathIn(settings), overwrite: true);

        Assert.EndsWith("--key-file", (await Start(settings))?.Sentence, StringComparison.Ordinal);
        Directory.Delete(another.DataFolder, recursive: true);
    }

    [Fact(SkipUnless = nameof(HasFileModes), Skip = "Windows has no file modes")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Everything_in_the_data_folder_is_for_its_owner_alone_also_what_an_earlier_version_left_readable()
    {
        AuditKey.OpenOrMake(settings).Dispose();
        var left = Path.Combine(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "files", "ab")).FullName, "abcd");
        await File.WriteAllTextAsync(left, "evidence", Ct);
        await File.WriteAllTextAsync(Path.Combine(settings.DataFolder, "notes.txt"), "of somebody else's", Ct);
        File.SetUnixFileMode(settings.DataFolder, (UnixFileMode)0b111_101_101);

        Assert.Null(await Start(settings));

        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(settings.DataFolder, "*", SearchOption.AllDirectories).Append(settings.DataFolder)
            .Where(path => ((int)File.GetUnixFileMode(path) & 0b000_111_111) != 0).Select(Path.GetFileName));
    }

    [Fact(SkipUnless = nameof(OnPostgreSql), Skip = "on SQLite a lock keeps a second program out of the folder")]
    public async Task Of_two_programs_that_start_on_one_empty_database_with_key_files_of_their_own_one_is_refused()
    {
        var one = await TestDatabase.NewPrepared();
        var two = one with { DataFolder = Directory.CreateTempSubdirectory("countersign-test-").FullName };

        var answers = await Task.WhenAll(Start(one), Start(two));

        Assert.EndsWith("--key-file", Assert.Single(answers, why => why is not null)!.Sentence, StringComparison.Ordinal);
        await TestDatabase.Drop(one);
        Directory.Delete(one.DataFolder, recursive: true);
        Directory.Delete(two.DataFolder, recursive: true);
    }

    // On PostgreSQL the owner of the tables has to lay the secret of the new key file first, and the command says so.
    private async Task<string> Renew()
    {
        var renewed = await Use(settings, services => Startup.RenewKeys(services, Ct));
        if (OnPostgreSql)
        {
            Assert.EndsWith("After that run this command once more", Assert.IsType<Outcome<string>.Refused>(renewed).Why.Sentence, StringComparison.Ordinal);
            Assert.IsType<Outcome<int>.Done>(await TestDatabase.Prepare(settings));
            renewed = await Use(settings, services => Startup.RenewKeys(services, Ct));
        }

        return Assert.IsType<Outcome<string>.Done>(renewed).Value;
    }

    private static async Task<Refusal?> Start(CountersignSettings with, Action<IServiceProvider>? running = null)
    {
        await using var app = await WebHost.Build(with, with.PublicAddress);
        switch (await Startup.Prepare(app.Services, Program, Ct))
        {
            case Outcome<IDisposable>.Done(var held):
                running?.Invoke(app.Services);
                held.Dispose();
                return null;
            case Outcome<IDisposable>.Refused(var why):
                return why;
            default:
                throw new InvalidOperationException("an outcome is done or refused");
        }
    }

    private static async Task<T> Use<T>(CountersignSettings with, Func<IServiceProvider, Task<T>> work)
    {
        await using var app = await WebHost.Build(with, with.PublicAddress);
        return await app.Services.Everywhere(work);
    }

    private static async Task<int> AddAct(IServiceProvider services, EstablishmentId record)
    {
        var kind = new AuditEventKind("test.done", "Done", "a test did something");
        await services.GetRequiredService<CountersignDb>().Save(new AuditEvent(kind, record, null, DateTimeOffset.UnixEpoch), Ct);
        return await services.GetRequiredService<Checkpoints>().Make(Ct);
    }

    private Task<List<string>> Stored() => Use(settings, services =>
        services.GetRequiredService<CountersignDb>().Set<DataProtectionKey>().Select(row => row.Xml!).ToListAsync(Ct));
}
