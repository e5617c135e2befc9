using System.IO.Compression;
using System.Text;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.Publish;

/// <summary>S0-46 and S0-47: what others made appears with permission, and its source is acknowledged.</summary>
public sealed class CreditLineTests : IAsyncLifetime
{
    private const string Credit = "Photo by Jo Hart, used with permission";

    private Newsroom room = null!;

    public async ValueTask InitializeAsync() => room = await Newsroom.Open();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task It_is_shown_to_those_who_sign_goes_out_under_the_post_and_is_kept_with_the_evidence()
    {
        var post = await Submit();
        var shown = await room.Colleague.Open(post + "/sign");
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();

        var news = await room.Site.Nobody().Open("/news/wrenfield-school");
        var evidence = (await room.Teacher.Open(post + "/evidence")).Bytes;

        Assert.Contains("Credit line, under the post", shown.Text(), StringComparison.Ordinal);
        Assert.Contains(Credit, shown.Text(), StringComparison.Ordinal);
        Assert.Equal($"Year 4 planted beans\n\n{Credit}", Assert.Single(room.Platform.Posts).Text);
        Assert.Contains(Credit, news.Text(), StringComparison.Ordinal);
        Assert.Equal(ReadBackResult.Same, (await room.Delivery(post)).ReadBack);
        Assert.Null(EvidenceCheck.Read(new MemoryStream(evidence)).Wrong);
        Assert.Contains(Credit, await Entry(evidence, "fingerprint.json"), StringComparison.Ordinal);
        Assert.Contains($"\"credit\": \"{Credit}\"", await Entry(evidence, "sent/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_credit_line_is_signed_again()
    {
        var post = await Submit();
        await room.Colleague.Open(post + "/sign");
        await room.Teacher.Open(Newsroom.EditOf(post));
        await room.Teacher.Fill("Whose words or pictures are in it, if not ours?", "Photo by Sam Hart").Press("Ask a colleague to check");

        var page = await room.Colleague.Choose("it is true").Choose("it is kind").Press("I have checked this");

        Assert.Contains("has changed since you opened it", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Photo by Sam Hart", page.Text(), StringComparison.Ordinal);
    }

    private async Task<string> Submit()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Year 4 planted beans", scripted: true);
        return (await room.Teacher.Fill("Whose words or pictures are in it, if not ours?", Credit).Press("Ask a colleague to check")).Path;
    }

    private static async Task<string> Entry(byte[] evidence, string name)
    {
        await using var archive = new ZipArchive(new MemoryStream(evidence));
        using var reader = new StreamReader(await archive.Entries.First(entry => entry.FullName.StartsWith(name, StringComparison.Ordinal)).OpenAsync(), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
