using System.Net;
using Countersign.Foundation.Collection;
using Countersign.Foundation.Database;
using Countersign.SignIn.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Countersign.Tests.Pages;

public sealed class StandingPagesTests
{
    [Theory]
    [InlineData("/help", "Help")]
    [InlineData("/accessibility", "Accessibility statement")]
    [InlineData("/data", "How we use data")]
    public async Task Anyone_may_read_the_pages_that_the_footer_links(string address, string heading)
    {
        await using var site = await TestSite.Start();
        var parent = site.Nobody();

        var page = await parent.Open(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(heading, page.Heading());
        Assert.Empty(parent.Cookies.GetAllCookies());
    }

    /// <summary>What it says of erasing in the words that the program itself shows and the times that it keeps.</summary>
    [Fact]
    public async Task What_is_said_of_data_is_what_the_program_does()
    {
        await using var site = await TestSite.Start();

        var text = (await site.Nobody().Open("/data")).Text();

        Assert.Contains($"“{Countersign.People.Model.Person.Erased}”", text, StringComparison.Ordinal);
        Assert.Contains("Pictures that are taken out of a post: at most two days more", text, StringComparison.Ordinal);
        Assert.True(OrphanedFiles.Hour + OrphanedFiles.Day + (2 * CollectFiles.Pause) <= TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task No_answer_names_the_server_and_signing_out_clears_what_the_browser_kept()
    {
        await using var site = await TestSite.Start();
        var teacher = await site.As("teacher");
        var form = (await teacher.Open("/")).Document.QuerySelector("form[action$='/sign-out']")!;
        using var handler = new HttpClientHandler { CookieContainer = teacher.Cookies, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = site.Address };
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var typed = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        var signedOut = await browser.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), typed, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Equal(["\"cache\", \"storage\""], signedOut.Headers.GetValues("Clear-Site-Data"));
        Assert.Empty(signedOut.Headers.Server);
        Assert.StartsWith("/sign-in", (await teacher.Open("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_somebody_else_was_quicker_with_is_told_in_words()
    {
        await using var site = await TestSite.Start(services => services.ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(new SomebodyQuicker())));
        var teacher = await site.As("teacher");
        await teacher.Open("/your-sign-in");

        var page = await teacher.Press("Sign out everywhere");

        Assert.Equal((HttpStatusCode.Conflict, "Somebody was quicker"), (page.Status, page.Heading()));
        Assert.Contains("Go back, load the page again", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await teacher.Open("/")).Status);
    }

    private sealed class SomebodyQuicker : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<Session>().Any(entry => entry.Entity.EndedAt is not null) ? throw new DbUpdateConcurrencyException() : base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
