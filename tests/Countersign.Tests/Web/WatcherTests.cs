namespace Countersign.Tests.Web;

/// <summary>
/// A machine gives few inotify instances (128 a user on Debian), and all programs of a user share them. Whatever opens one breaks
/// when a neighbour has used them up, so nothing opens any: neither the program nor the hosts that tests build in this process.
/// </summary>
public sealed class WatcherTests
{
    private static IEnumerable<string> Watchers => Directory.EnumerateFiles("/proc/self/fd")
        .Select(file => new FileInfo(file).LinkTarget ?? "")
        .Where(target => target.StartsWith("anon_inode:", StringComparison.Ordinal) && target.Contains("inotify", StringComparison.Ordinal));

    [Fact]
    public async Task No_host_in_this_process_watches_a_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "open files are counted in /proc");
        await using var site = await TestSite.Start();
        var teacher = await site.As("teacher");

        await teacher.Open("/");
        await teacher.Open("/sign-in");

        Assert.Empty(Watchers);
    }

    [Fact]
    public async Task A_stylesheet_is_asked_for_by_the_version_of_its_content()
    {
        await using var site = await TestSite.Start();

        var page = await site.Nobody().Open("/sign-in");

        var address = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var served = await site.Nobody().Open(address);
        var version = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(System.Security.Cryptography.SHA256.HashData(served.Bytes));
        Assert.Equal($"/assets/main.css?v={version}", address);
    }
}
