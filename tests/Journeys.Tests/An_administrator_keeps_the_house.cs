using System.Text;
using Microsoft.Playwright;

namespace Journeys.Tests;

public sealed class An_administrator_keeps_the_house(Browser browser, DemoProgram demo) : IClassFixture<DemoProgram>
{
    private const string School = "marlowick";

    [Fact]
    public async Task A_new_colleague_gets_a_role_and_an_invitation_and_joins()
    {
        var program = await demo.Program;
        await using var administrator = await browser.AtADesk(program);
        await administrator.StepIn(School, "Ottoline Braithe");
        await administrator.Follow("People");
        await administrator.Press("Add a person");
        await administrator.Fill("Name", "Jessamy Corrowan");
        await administrator.Fill("E-mail address", "jessamy.corrowan@marlowick.example");
        await administrator.Choose("teacher");
        await administrator.Choose("A member of staff");
        await administrator.Press("Add this person");
        await administrator.IsAt("Jessamy Corrowan");
        await administrator.Press("Invite them to sign in");
        await administrator.Press("Make an invitation link");
        await administrator.Sees("Hand this link over now");
        var link = await administrator.Main.Locator("code").InnerTextAsync();

        await using var colleague = await browser.OnAPhone(program);
        await colleague.Open(link);
        await colleague.IsAt("Welcome, Jessamy Corrowan");
        await colleague.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("kettle marble owl");
        await colleague.Press("Continue");

        await colleague.IsAt("Set up a second step");
        Assert.Empty(administrator.Complaints);
        Assert.Empty(colleague.Complaints);
    }

    [Fact]
    public async Task A_staff_list_from_the_directory_counts_once_it_was_looked_at()
    {
        var program = await demo.Program;
        await using var administrator = await browser.OnAPhone(program);
        await administrator.StepIn("tansyfield", "Hester Quarmby");
        await administrator.Open("/people");
        await administrator.Press("Bring a staff list");
        await administrator.Page.GetByLabel("Choose a CSV file", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "users.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("First Name [Required],Last Name [Required],Email Address [Required],Status [READ ONLY]\r\nJessamy,Corrowan,jessamy@tansyfield.example,Active\r\n"),
        });
        await administrator.Press("Show what would change");
        await administrator.Sees("More than a quarter of your staff would leave, so nobody who leaves is ticked.");
        Assert.True(await administrator.Page.GetByLabel("Jessamy Corrowan").IsCheckedAsync());
        Assert.Equal(1, await administrator.Page.Locator("input[type=checkbox]:checked").CountAsync());

        await administrator.Press("Take in what is ticked");

        await administrator.IsAt("Whom to invite");
        await administrator.Sees("1 joined");
        Assert.Empty(administrator.Complaints);
    }

    [Fact]
    public async Task Closing_the_news_page_and_opening_it_again()
    {
        var program = await demo.Program;
        await using var administrator = await browser.AtADesk(program);
        await administrator.StepIn("little-sedgewell", "Euphemia Garstang");
        await administrator.Follow("Accounts");

        await administrator.Main.GetByText("Disconnect").First.ClickAsync();
        await administrator.Press("Disconnect the account");
        await administrator.Press("Connect the school's news page again");

        await administrator.Sees("The school's news page is connected again");
        Assert.Empty(administrator.Complaints);
    }

    [Fact]
    public async Task Nobody_else_changes_accounts_or_people()
    {
        var program = await demo.Program;
        await using var teacher = await browser.AtADesk(program);
        await teacher.StepIn(School, "Anselm Tregowan");

        var connect = await teacher.Open("/accounts/connect/bluesky");
        var people = await teacher.Open("/people");

        Assert.Equal(403, connect);
        Assert.Contains(people, new[] { 403, 404 });
    }
}
