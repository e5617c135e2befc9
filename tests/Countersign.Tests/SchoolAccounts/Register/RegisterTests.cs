using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.SchoolAccounts.Check;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SchoolAccounts.Register;

/// <summary>An administrator registers an account on which a colleague puts posts up: nothing is connected, and nothing is asked of anybody else's server.</summary>
public sealed class RegisterTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Visitor administrator = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.Join("Imogen Starkweather", "teacher");
        await site.Join("Gareth Llwyd-Parry", "manager");
        administrator = await site.As(Me.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task It_stands_in_the_list_with_its_leads_and_what_it_is_for()
    {
        var page = await Register();

        Assert.Equal("/accounts", page.Path);
        Assert.Contains("Wrenfield School on Facebook is registered", page.Text(), StringComparison.Ordinal);
        Assert.Contains("News for families", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Gareth Llwyd-Parry, Imogen Starkweather", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Put up by hand", page.Text(), StringComparison.Ordinal);
        Assert.Contains("None yet", page.Text(), StringComparison.Ordinal);
        Assert.Equal("https://www.facebook.com/wrenfield", page.Link("Open it: Wrenfield School on Facebook (new tab)").Href);
        var account = await Row();
        Assert.Equal(["account.registered"], (await site.Read(db => AuditEventQueries.ActsAbout(db, account.Id.Value, Ct))).Select(act => act.Kind));
    }

    [Theory]
    [InlineData("Where is it?", "Select where the account is")]
    [InlineData("Its name, as people see it there", "Enter the account's name, as people see it there")]
    [InlineData("Its web address", "Enter the account's web address, such as https://www.facebook.com/yourschool")]
    [InlineData("What is it for?", "Say what the account is for")]
    [InlineData("Who leads it?", "Select who leads it")]
    public async Task What_is_missing_is_said_at_its_box(string label, string error)
    {
        var page = await Register(without: label);

        Assert.Contains(error, page.ErrorAt(label), StringComparison.Ordinal);
        Assert.Equal(0, await site.Read(db => db.Set<SchoolAccount>().CountAsync(row => row.Platform == "facebook", Ct)));
    }

    [Theory]
    [InlineData("https://www.example.net/wrenfield")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://name@www.facebook.com/wrenfield")]
    [InlineData("wrenfield")]
    public async Task An_address_of_another_place_is_refused(string address) =>
        Assert.Contains("such as https://www.facebook.com/yourschool", (await Register(address: address)).ErrorAt("Its web address"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://m.facebook.com/wrenfield/")]
    [InlineData("facebook.com/wrenfield")]
    public async Task The_same_account_is_registered_once_however_its_address_is_written(string again)
    {
        await Register();

        var page = await Register(address: again);

        Assert.Contains("This account is registered already", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_closed_is_opened_again_and_keeps_its_id()
    {
        await Register();
        var account = await Row();
        await administrator.Open($"/accounts/{account.Id}/disconnect");
        var closed = await administrator.Press("Close the account");

        await Register(name: "Wrenfield");

        var again = await Row();
        Assert.Contains("Wrenfield School on Facebook is closed", closed.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Open it", closed.Text(), StringComparison.Ordinal);
        Assert.Equal((account.Id, "Wrenfield on Facebook", null), (again.Id, again.DisplayName, again.ClosedAt));
    }

    [Fact]
    public async Task The_same_person_is_not_two_leads()
    {
        var page = await Register(second: "Imogen Starkweather");

        Assert.Contains("You chose the same person twice", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_class_apps_with_one_address_are_told_apart_by_their_names()
    {
        await Register(place: "Class app", name: "Year 3", address: "https://classes.example");
        var second = await Register(place: "Class app", name: "Year 4", address: "https://classes.example");

        Assert.Contains("Year 4 in the class app is registered", second.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_asks_it_whether_a_secret_still_opens_it()
    {
        await Register();
        site.Clock.Advance(TimeSpan.FromDays(3));

        await site.Services.GetRequiredService<AccountCheck>().RunDue(Ct);

        Assert.Equal((AccountHealth.Good, null), ((await Row()).Health, (await Row()).CheckedAt));
    }

    private async Task<Page> Register(
        string place = "Facebook", string name = "Wrenfield School", string address = "https://www.facebook.com/wrenfield", string second = "Gareth Llwyd-Parry", string? without = null)
    {
        await administrator.Open("/accounts/register");
        administrator.Fill("Its name, as people see it there", name).Fill("Its web address", address).Fill("What is it for?", "News for families")
            .Choose(place, "Where is it?").Choose("Imogen Starkweather", "Who leads it?").Choose(second, "And who else?");
        _ = without switch
        {
            null => administrator,
            "Where is it?" => administrator.Choose("Choose a place", without),
            "Who leads it?" => administrator.Choose("Choose a person", without).Choose("Nobody else yet", "And who else?"),
            _ => administrator.Fill(without, ""),
        };
        if (without == "Its web address")
        {
            administrator.Choose("Facebook", "Where is it?");
        }

        return await administrator.Press("Register the account");
    }

    private Task<SchoolAccount> Row() => site.Read(db => db.Set<SchoolAccount>().AsNoTracking().SingleAsync(row => row.Platform == "facebook", Ct));
}
