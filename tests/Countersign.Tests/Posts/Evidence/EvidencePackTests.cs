using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Countersign.Commands;
using Countersign.People.Model;
using Countersign.Posts.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Evidence;

public sealed class EvidencePackTests : IAsyncLifetime
{
    private const string TrustsPosts = """
        ### 7.1 Posts

        The trust has the headteacher agree.

        ```procedure publish
        approve   by the headteacher
        confirm   7.1 it is legal
        ```
        """;

    private Newsroom room = null!;
    private string post = null!;
    private SortedDictionary<string, byte[]> entries = null!;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        post = await room.Scheduled("Year 4 planted beans 🌱", scripted: true);
        await room.RunOutbox();
        entries = await Download();
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public void A_file_as_it_was_downloaded_holds_and_says_what_it_proves()
    {
        var verdict = Read(entries);

        Assert.Null(verdict.Wrong);
        Assert.Contains(verdict.Holds, sentence => sentence.StartsWith("It went to Wrenfield on Scripted (scripted) on 21 November 2026 09:00 UTC", StringComparison.Ordinal));
        Assert.Contains("Perpetua Vane signed as a colleague on 21 November 2026 09:00 UTC under clause 4.1, confirming 2 lines", verdict.Holds);
        Assert.Contains("Ambrose Kettering signed as manager on 21 November 2026 09:00 UTC under clause 4.2", verdict.Holds);
        Assert.Contains("The policy is the one under which it was signed, and the words of the 2 clauses cited stand in it", verdict.Holds);
    }

    [Fact]
    public async Task A_clause_of_the_trust_is_kept_with_the_document_in_which_it_stands()
    {
        await using var under = await Newsroom.Open();
        var trust = await under.Site.OpenSchool("Sallow Trust", EstablishmentKind.Trust);
        await under.Site.AdoptText(TrustsPosts, trust, "trust");
        await under.Site.Read(db => db.Set<Establishment>().Where(row => row.Id == under.Site.School).ExecuteUpdateAsync(row => row.SetProperty(school => school.Parent, trust)));
        var head = await under.Site.As("headteacher");
        var address = await under.Submit(scripted: true);
        await under.Colleague.Open(address + "/sign");
        await under.Colleague.Choose("it is legal").Choose("it is true").Choose("it is kind").Press("I have checked this");
        await head.Open(address + "/sign");
        await head.Press("I approve this");
        await under.Approve(address);
        await under.RunOutbox();
        (room, post, var first) = (under, address, room);
        var file = await Download();
        room = first;

        var verdict = Read(file);

        Assert.Null(verdict.Wrong);
        Assert.Contains(verdict.Holds, sentence => sentence.Contains("under clause 7.1 of Social media at the trust", StringComparison.Ordinal));
        Assert.Single(file.Keys, name => name.StartsWith("above/", StringComparison.Ordinal));
    }

    [Fact]
    public void Changing_any_entry_is_noticed()
    {
        foreach (var name in entries.Keys)
        {
            var changed = new SortedDictionary<string, byte[]>(entries, StringComparer.Ordinal) { [name] = [.. entries[name], (byte)' '] };
            var flipped = new SortedDictionary<string, byte[]>(entries, StringComparer.Ordinal) { [name] = [.. entries[name][..20], (byte)(entries[name][20] ^ 1), .. entries[name][21..]] };

            Assert.True(Read(flipped).Wrong is not null, name);
            Assert.True(Read(changed).Wrong is not null || name is EvidenceEntries.Key or EvidenceEntries.Signature, name);
        }
    }

    [Fact]
    public void Leaving_out_or_adding_an_entry_is_noticed()
    {
        foreach (var name in entries.Keys)
        {
            Assert.True(Read(Without(name)).Wrong is not null, name);
        }

        Assert.Equal("more.txt was added after the file was made", Read(With("more.txt", "more")).Wrong);
    }

    [Theory]
    [InlineData("fingerprint.json", "Year 4 planted", "Year 5 planted", "fingerprint.json is not what was signed")]
    [InlineData("policy.md", "hands it", "gives it", "policy.md is not the policy under which the post was signed")]
    [InlineData("sent/", "Year 4 planted", "Year 5 planted", "is not what fingerprint.json says was signed")]
    [InlineData("sent/", "Perpetua Vane", "Somebody Else", "The record has no act in which sending sent/")]
    [InlineData("sent/", "hands it", "gives it", "The words given for clause 4.1 do not stand in policy.md")]
    [InlineData("acts.jsonl", "post.approved", "post.released", "(post.released) was altered after it was recorded")]
    [InlineData("acts.jsonl", "fingerprint", "fingerprinz", "The record has no act in which")]
    [InlineData("evidence.json", "https://social.test/posts/", "https://social.test/other/", "took the post under that id and link")]
    public void A_forger_who_signs_the_list_anew_is_still_found_out(string name, string from, string to, string wrong)
    {
        var entry = entries.Keys.First(key => key.StartsWith(name, StringComparison.Ordinal) && (name != "sent/" || Encoding.UTF8.GetString(entries[key]).Contains("scripted", StringComparison.Ordinal)));
        var words = Encoding.UTF8.GetString(entries[entry]);
        var forged = Forge(entry, words.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(from, words, StringComparison.Ordinal);
        Assert.Contains(wrong, Read(forged).Wrong ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_did_not_sign_is_named()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal("The list of entries was not signed with the key in the file", Read(With(EvidenceEntries.Key, other.ExportSubjectPublicKeyInfoPem())).Wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip at all")]
    public void What_is_no_evidence_file_does_not_hold(string text) =>
        Assert.Equal("The file is no evidence file of this program, or is broken", EvidenceCheck.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Wrong);

    [Fact]
    public async Task It_is_of_what_was_sent_whatever_becomes_of_people_and_policy()
    {
        await room.Site.AdoptDocument(SamplePolicy.Text + "\nOne line more.\n");
        await room.Colleague.Open(post + "/take-down");
        await room.Colleague.Fill("Why?", "A child can be recognised").Press("Take down");
        await room.RunOutbox();

        var later = await Download();

        Assert.Null(Read(later).Wrong);
        Assert.Equal(entries["policy.md"], later["policy.md"]);
        Assert.Equal(entries["fingerprint.json"], later["fingerprint.json"]);
        Assert.Contains(Read(later).Holds, sentence => sentence.EndsWith("and was taken down on 21 November 2026 09:00 UTC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_that_never_went_out_has_none()
    {
        var draft = await room.Scheduled("Not yet");

        Assert.Equal(HttpStatusCode.NotFound, (await room.Teacher.Open(draft + "/evidence")).Status);
    }

    [Fact]
    public async Task The_command_ends_with_0_for_what_holds_and_1_for_what_does_not()
    {
        var path = Path.Combine(room.Site.Settings.DataFolder, "evidence.zip");
        await File.WriteAllBytesAsync(path, Zip(entries), TestContext.Current.CancellationToken);
        var holds = await CommandLine.Run(["evidence", "verify", path]);
        await File.WriteAllBytesAsync(path, Zip(With("evidence.json", "{}")), TestContext.Current.CancellationToken);
        var broken = await CommandLine.Run(["evidence", "verify", path]);
        var missing = await CommandLine.Run(["evidence", "verify", path + ".not"]);

        Assert.Equal((0, 1, 1), (holds, broken, missing));
    }

    private async Task<SortedDictionary<string, byte[]>> Download()
    {
        var page = await room.Teacher.Open(post + "/evidence");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        using var archive = new ZipArchive(new MemoryStream(page.Bytes));
        var found = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var memory = new MemoryStream();
            await using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
            await stream.CopyToAsync(memory, TestContext.Current.CancellationToken);
            found[entry.FullName] = memory.ToArray();
        }

        return found;
    }

    private static EvidenceVerdict Read(IReadOnlyDictionary<string, byte[]> all) => EvidenceCheck.Read(new MemoryStream(Zip(all)));

    private static byte[] Zip(IReadOnlyDictionary<string, byte[]> all) => EvidenceEntries.Zip(all, TestClock.Start);

    private SortedDictionary<string, byte[]> With(string name, string text) => new(entries, StringComparer.Ordinal) { [name] = Encoding.UTF8.GetBytes(text) };

    private SortedDictionary<string, byte[]> Without(string name)
    {
        var fewer = new SortedDictionary<string, byte[]>(entries, StringComparer.Ordinal);
        fewer.Remove(name);
        return fewer;
    }

    private SortedDictionary<string, byte[]> Forge(string name, string text)
    {
        var forged = With(name, text);
        string[] outside = [EvidenceEntries.Manifest, EvidenceEntries.Signature, EvidenceEntries.Key];
        var list = forged.Where(entry => !outside.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => Convert.ToHexStringLower(SHA256.HashData(entry.Value)));
        forged[EvidenceEntries.Manifest] = JsonSerializer.SerializeToUtf8Bytes(new EvidenceManifest(EvidenceManifest.FormatName, list), SentRecord.Json);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        forged[EvidenceEntries.Key] = Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        forged[EvidenceEntries.Signature] = Encoding.ASCII.GetBytes(Convert.ToBase64String(key.SignData(forged[EvidenceEntries.Manifest], HashAlgorithmName.SHA256)));
        return forged;
    }
}
