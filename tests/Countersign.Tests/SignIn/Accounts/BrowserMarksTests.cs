using System.Text;
using Countersign.SignIn.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Countersign.Tests.SignIn.Accounts;

public sealed class BrowserMarksTests
{
    private readonly Guid ada = Guid.CreateVersion7();
    private readonly FakeTimeProvider clock = TestClock.Make();
    private readonly IDataProtectionProvider protection = new EphemeralDataProtectionProvider();

    private BrowserMarks Marks => new(protection, new CountersignSettings { DataFolder = "", PublicAddress = new Uri("https://posts.wrenfield.example/") }, clock);

    [Fact]
    public void It_says_that_the_browser_signed_in_to_this_account_and_nothing_to_whoever_holds_it()
    {
        var cookie = Written(ada);
        var read = Marks.Read(Browser(cookie))!;

        Assert.True(read.Knows(ada));
        Assert.False(read.Knows(Guid.CreateVersion7()));
        Assert.DoesNotContain(ada.ToString(), cookie + read, StringComparison.OrdinalIgnoreCase);
        Assert.False((read with { Id = Guid.CreateVersion7() }).Knows(ada));
    }

    [Fact]
    public void It_is_good_for_half_a_year_of_not_coming_in()
    {
        var cookie = Written(ada);

        clock.Advance(TimeSpan.FromDays(180) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(Marks.Read(Browser(cookie)));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(Marks.Read(Browser(cookie)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("made up")]
    [InlineData("CfDJ8AAAA")]
    public void What_we_did_not_write_counts_as_none(string cookie) => Assert.Null(Marks.Read(Browser(cookie)));

    [Fact]
    public void On_a_computer_of_many_the_last_twenty_are_known()
    {
        var (browser, everybody) = (Browser(null), Enumerable.Range(0, 21).Select(_ => Guid.CreateVersion7()).ToList());
        foreach (var account in everybody)
        {
            browser = Browser(Remembered(browser, account));
        }

        var mark = Marks.Read(browser)!;

        Assert.Equal(everybody.Skip(1), everybody.Where(mark.Knows));
        Assert.InRange(Encoding.ASCII.GetByteCount(browser.Request.Headers.Cookie.ToString()), 1, 4_000);
    }

    [Fact]
    public void No_script_reads_it_and_no_other_site_sends_it()
    {
        var browser = new DefaultHttpContext();
        Marks.Remember(browser, ada);

        var header = browser.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("__Host-countersign-before=", header, StringComparison.Ordinal);
        Assert.All((string[])["httponly", "secure", "samesite=lax", "path=/"], word => Assert.Contains(word, header, StringComparison.OrdinalIgnoreCase));
    }

    private string Written(Guid account) => Remembered(Browser(null), account);

    private string Remembered(HttpContext browser, Guid account)
    {
        Marks.Remember(browser, account);
        return browser.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2)[1];
    }

    private static DefaultHttpContext Browser(string? cookie)
    {
        var browser = new DefaultHttpContext();
        if (cookie is not null)
        {
            browser.Request.Headers.Cookie = "__Host-countersign-before=" + cookie;
        }

        return browser;
    }
}
