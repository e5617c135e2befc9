using System.Net;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Platforms.Contract;
using Countersign.SchoolAccounts.Check;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SchoolAccounts;

public sealed class AccountPagesTests(BlueskyPeer peer) : IAsyncLifetime
{
    private TestSite site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_school_finds_its_news_page_connected()
    {
        var teacher = await site.As("teacher");

        var page = await teacher.Open("/accounts");

        Assert.Contains("Wrenfield School news", page.Text(), StringComparison.Ordinal);
        Assert.Contains("21 November 2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Working", page.Text(), StringComparison.Ordinal);
        Assert.Single(await Rows());
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        var page = await site.Nobody().Open("/accounts");

        Assert.StartsWith("/sign-in", page.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_reads_the_list_but_can_change_nothing()
    {
        var teacher = await site.As("teacher");
        var page = await teacher.Open("/accounts");
        var news = Assert.Single(await Rows());

        Assert.DoesNotContain(page.Links(), link => link.PathName.EndsWith("/disconnect", StringComparison.Ordinal) || link.PathName.Contains("/connect/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Open("/accounts/connect/bluesky")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Open($"/accounts/{news.Id}/disconnect")).Status);
    }

    [Fact]
    public async Task A_form_left_open_by_an_administrator_who_is_one_no_longer_changes_nothing()
    {
        var administrator = await site.As(Me.Administrator);
        await administrator.Open("/accounts");
        var news = Assert.Single(await Rows());
        await administrator.Open($"/accounts/{news.Id}/disconnect");
        await site.Read(db => db.Database.ExecuteSqlAsync($"""DELETE FROM "RolesHeld" """, Ct));

        var page = await administrator.Press("Disconnect the account");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Null(Assert.Single(await Rows()).ClosedAt);
    }

    [Fact]
    public async Task An_administrator_connects_an_account_with_an_app_password()
    {
        var account = await peer.WithAppPassword(await peer.NewAccount());
        var administrator = await site.As(Me.Administrator);

        var page = await Connect(administrator, account, handle: "@" + account.Handle.ToUpperInvariant());

        Assert.Equal("/accounts", page.Path);
        Assert.Contains($"@{account.Handle} is connected", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Somebody (administrator)", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["account.connected", "account.connected"], await Acts());
    }

    [Fact]
    public async Task The_app_password_is_nowhere_to_be_read()
    {
        var account = await peer.WithAppPassword(await peer.NewAccount());
        var administrator = await site.As(Me.Administrator);
        await administrator.Open("/accounts/connect/bluesky");
        var wrong = await Connect(administrator, account with { Secret = "aaaa-bbbb-cccc-dddd" });
        var right = await Connect(administrator, account);

        var rows = await Rows();
        var acts = await site.Read(db => db.Acts.Select(act => act.Content).ToListAsync(Ct));
        var opened = await Opened(rows.Single(row => row.Platform == "bluesky").Id);

        Assert.DoesNotContain("aaaa-bbbb-cccc-dddd", System.Text.Encoding.UTF8.GetString(wrong.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(account.Secret, System.Text.Encoding.UTF8.GetString(right.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(rows, row => row.ProtectedSecret.Contains(account.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(acts, content => content!.Contains(account.Secret, StringComparison.Ordinal));
        Assert.Equal(account.Secret, opened!.Value.Connection.Secret);
        Assert.DoesNotContain(account.Secret, opened.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_explained_and_the_handle_stays()
    {
        var account = await peer.NewAccount();
        var administrator = await site.As(Me.Administrator);

        var page = await Connect(administrator, account with { Secret = "wrong-password" });

        Assert.Contains("Bluesky did not accept this", page.Text(), StringComparison.Ordinal);
        Assert.Equal(account.Handle, page.Value("Handle"));
        Assert.Equal("", page.Value("App password"));
        Assert.DoesNotContain(await Rows(), row => row.Platform == "bluesky");
    }

    [Fact]
    public async Task Whatever_listens_at_a_servers_address_or_nothing_the_answer_is_the_same()
    {
        var administrator = await site.As(Me.Administrator);
        await using var road = await FaultyRoad.To(new Uri("http://127.0.0.1"));
        Func<Traveller, Task>[] listeners =
        [
            traveller => traveller.Answer(200, "<h1>Router</h1>", "text/html"),
            traveller => traveller.Answer(200, "{}"),
            traveller => traveller.Answer(401, "", "text/plain", ("WWW-Authenticate", "Basic realm=printer")),
            traveller => traveller.Answer(404, "not here", "text/plain"),
            traveller => traveller.Answer(302, "", "text/plain", ("Location", "http://127.0.0.1:1/")),
            traveller => traveller.Answer(429, "{}"),
            traveller => traveller.Answer(500, "{}"),
        ];
        var answers = new HashSet<string>();
        foreach (var listener in listeners)
        {
            road.Rule = listener;
            answers.Add(await Answered(road.Address));
        }

        // Nobody, no HTTP, a shut address, a name that leads nowhere.
        foreach (var address in (string[])["http://localhost:1", $"https://127.0.0.1:{road.Address.Port}", "https://192.168.0.1", "https://2130706433.invalid"])
        {
            answers.Add(await Answered(new Uri(address)));
        }

        Assert.Equal(["No Bluesky server answered at that address. Nothing was connected: check the server, or try again in a few minutes"], answers);

        async Task<string> Answered(Uri server) =>
            (await Connect(administrator, new Connection(server, "wrenfield.test", "aaaa-bbbb-cccc-dddd"))).Document.QuerySelector(".govuk-error-summary li")!.TextContent.Trim();
    }

    [Theory]
    [InlineData("", "aaaa-bbbb", "https://bsky.social", "Enter the account's handle")]
    [InlineData("wrenfield", "aaaa-bbbb", "https://bsky.social", "Enter the whole handle")]
    [InlineData("wrenfield.test/x", "aaaa-bbbb", "https://bsky.social", "Enter the whole handle")]
    [InlineData("wrenfield.test", " ", "https://bsky.social", "Enter an app password")]
    [InlineData("wrenfield.test", "aaaa-bbbb", "http://bsky.social", "Enter the server's address")]
    [InlineData("wrenfield.test", "aaaa-bbbb", "https://somebody@bsky.social", "Enter the server's address")]
    [InlineData("wrenfield.test", "aaaa-bbbb", "bsky.social", "Enter the server's address")]
    public async Task What_was_typed_wrongly_is_named_before_anything_is_sent(string handle, string password, string server, string said)
    {
        var administrator = await site.As(Me.Administrator);
        await administrator.Open("/accounts/connect/bluesky");

        var page = await administrator.Fill("Handle", handle).Fill("App password", password).Fill("Server", server).Press("Connect the account");

        Assert.Contains(said, page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connecting_the_same_account_again_changes_its_password_and_keeps_its_place()
    {
        var account = await peer.NewAccount();
        var administrator = await site.As(Me.Administrator);
        await Connect(administrator, account);
        var before = (await Rows()).Single(row => row.Platform == "bluesky");
        var renewed = await peer.WithAppPassword(account);

        var page = await Connect(administrator, renewed);

        var after = (await Rows()).Single(row => row.Platform == "bluesky");
        Assert.Contains("was connected before and now uses the new app password", page.Text(), StringComparison.Ordinal);
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(renewed.Secret, (await Opened(after.Id))!.Value.Connection.Secret);
    }

    [Fact]
    public async Task An_account_that_takes_another_handle_is_shown_under_it_and_whoever_has_the_old_one_now_can_be_connected()
    {
        var (ours, theirs) = (await peer.NewAccount(), await peer.NewAccount());
        var administrator = await site.As(Me.Administrator);
        await Connect(administrator, ours);
        var before = (await Rows()).Single(row => row.Platform == "bluesky");
        var renamed = await peer.Rename(ours, "n" + ours.Handle);

        var page = await Connect(administrator, await peer.Rename(theirs, ours.Handle));
        var between = (await Rows()).Single(row => row.Id == before.Id);
        await site.Services.GetRequiredService<AccountCheck>().RunDue(Ct);

        var after = (await Rows()).Single(row => row.Id == before.Id);
        Assert.Contains($"@{ours.Handle} is connected", page.Text(), StringComparison.Ordinal);
        Assert.Equal(before.PlatformAccount, between.Handle);
        Assert.Equal((before.PlatformAccount, "@" + renamed.Handle, AccountHealth.Good), (after.PlatformAccount, after.DisplayName, after.Health));
        Assert.Equal(["account.connected", "account.connected", "account.connected", "account.renamed"], await Acts());
        Assert.Contains("@" + renamed.Handle, (await administrator.Open("/accounts")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disconnected_account_opens_nothing_and_its_secret_is_forgotten()
    {
        var account = await peer.NewAccount();
        var administrator = await site.As(Me.Administrator);
        await Connect(administrator, account);
        var id = (await Rows()).Single(row => row.Platform == "bluesky").Id;

        var asked = await administrator.Open($"/accounts/{id}/disconnect");
        var page = await administrator.Press("Disconnect the account");

        Assert.Contains("scheduled for this account will not be sent", asked.Text(), StringComparison.Ordinal);
        Assert.Contains($"@{account.Handle} is disconnected", page.Text(), StringComparison.Ordinal);
        Assert.Equal("", (await Rows()).Single(row => row.Id == id).ProtectedSecret);
        Assert.Null(await Opened(id));
        Assert.Equal("account.closed", (await Acts())[^1]);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open($"/accounts/{id}/disconnect")).Status);
    }

    [Fact]
    public async Task A_news_page_that_was_disconnected_stays_so_until_an_administrator_connects_it_again()
    {
        var administrator = await site.As(Me.Administrator);
        await administrator.Open("/accounts");
        var news = Assert.Single(await Rows());
        await administrator.Open($"/accounts/{news.Id}/disconnect");
        var without = await administrator.Press("Disconnect the account");

        var offered = await Offered();
        var page = await administrator.Press("Connect the school's news page again");

        Assert.Contains("None is connected now, so nothing can go out.", without.Text(), StringComparison.Ordinal);
        Assert.Empty(offered);
        Assert.Contains("The school's news page is connected again", page.Text(), StringComparison.Ordinal);
        Assert.Equal([news.Id], (await Offered()).Select(account => account.Id));
        Assert.NotNull(await Opened(news.Id));
    }

    [Fact]
    public async Task Another_schools_account_is_not_there()
    {
        var larkfield = await site.OpenSchool("Larkfield School");
        var stranger = await site.As(larkfield, Me.Administrator);
        await (await site.As(Me.Administrator)).Open("/accounts");
        var news = Assert.Single(await Rows());

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/accounts/{news.Id}/disconnect")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open("/accounts/beans/disconnect")).Status);
        Assert.DoesNotContain("Wrenfield", (await stranger.Open("/accounts")).Text(), StringComparison.Ordinal);
        Assert.Null(await At(larkfield, accounts => accounts.Connect(news.Id, Ct)));
        Assert.Null(await At(larkfield, accounts => accounts.Find(news.Id, Ct)));
    }

    private static async Task<Page> Connect(Visitor administrator, Connection account, string? handle = null)
    {
        await administrator.Open("/accounts/connect/bluesky");
        return await administrator.Fill("Handle", handle ?? account.Handle).Fill("App password", account.Secret).Fill("Server", account.Server.ToString()).Press("Connect the account");
    }

    private Task<List<SchoolAccount>> Rows() => site.Read(db => db.Set<SchoolAccount>().AsNoTracking().ToListAsync(Ct));

    private Task<List<string>> Acts() => site.Read(db => db.Acts.Where(act => act.Kind.StartsWith("account.")).OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync(Ct));

    private Task<(IPlatform Platform, Connection Connection)?> Opened(SchoolAccountId id) => At(site.School, accounts => accounts.Connect(id, Ct));

    private Task<IReadOnlyList<AccountName>> Offered() => At(site.School, accounts => accounts.Open(Ct));

    private Task<T> At<T>(EstablishmentId school, Func<Accounts, Task<T>> work) => site.UseAt(school, services => work(services.GetRequiredService<Accounts>()));
}
