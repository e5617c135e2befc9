using System.Text;
using Countersign.Tests;
using Microsoft.Playwright;

namespace Journeys.Tests;

/// <summary>The infant school has one person at a computer. Nothing waits for a colleague who is not there yet, and when they come two decide.</summary>
public sealed class One_person_opens_a_school_alone(Browser browser)
{
    private const string Password = "kettle marble owl";

    [Fact]
    public async Task From_the_link_on_the_console_to_the_first_post_within_an_hour()
    {
        await using var program = await RunningProgram.FirstStart();
        await using var ada = await browser.AtADesk(program);
        await ada.SetUpSchool(program, "ada.thornquist@wrenfield.example", Password, "infant");
        await ASheet(ada);
        var head = await Add(ada, "Nikolai Vasserman", "nikolai@wrenfield.example", "headteacher");
        var teacher = await Add(ada, "Thandeka Mabusela", "thandeka@wrenfield.example", "teacher");
        await BringThePolicy(ada);

        await using var nikolai = await Join(program, head, "Nikolai Vasserman");
        await using var thandeka = await Join(program, teacher, "Thandeka Mabusela");
        await thandeka.Compose("Bring an old shirt for painting");
        var post = await thandeka.HandIn();
        await nikolai.Sign(post);
        await thandeka.Open(post);
        await thandeka.WaitsFor("See it there");

        await ada.Open("/people");
        await ada.Follow("Thandeka Mabusela");
        await ada.Fill("Another role", "chair of governors");
        await ada.Press("Save roles");
        await ada.Sees("The change of roles waits");
        await nikolai.Open("/");
        await nikolai.Follow("Thandeka Mabusela becomes chair of governors");
        await nikolai.Press("Confirm it");
        await nikolai.Sees("The change is confirmed");
        Assert.All(new[] { ada, nikolai, thandeka }, person => Assert.Empty(person.Complaints));
    }

    private static async Task ASheet(Someone someone)
    {
        await someone.Press("Make a sheet of codes");
        await someone.IsAt("Print your sheet of codes");
        await someone.Press("I have kept them");
    }

    // Adds and invites them, and answers the link.
    private static async Task<string> Add(Someone administrator, string name, string email, string role)
    {
        await administrator.Open("/people/add");
        await administrator.Fill("Name", name);
        await administrator.Fill("E-mail address", email);
        await administrator.Choose(role);
        await administrator.Choose("A member of staff");
        await administrator.Press("Add this person");
        await administrator.IsAt(name);
        Assert.True(await administrator.Page.GetByLabel(role, new() { Exact = true }).IsCheckedAsync());
        await administrator.Press("Invite them to sign in");
        await administrator.Press("Make an invitation link");
        await administrator.Sees("Hand this link over now");
        return await administrator.Main.Locator("code").InnerTextAsync();
    }

    private static async Task BringThePolicy(Someone administrator)
    {
        var text = (await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "policies", "infant.md"), TestContext.Current.CancellationToken))
            .Replace("title: Social media policy of the infant school", "title: Social media at Wrenfield", StringComparison.Ordinal);
        await administrator.Open("/policy/drafts");
        await administrator.Page.GetByLabel("Your policy", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "wrenfield.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(text) });
        await administrator.Press("Find the clauses");
        await administrator.Follow("The governors ratified it: put it in force");
        await administrator.Fill("Day", "2");
        await administrator.Fill("Month", "3");
        await administrator.Fill("Year", "2026");
        await administrator.Choose("The governors ratified the document with the fingerprint shown here");
        await administrator.Press("Put it in force");
        await administrator.Sees("The policy is in force");
        await administrator.IsAt("Social media at Wrenfield");
    }

    private async Task<Someone> Join(RunningProgram program, string link, string name)
    {
        var someone = await browser.OnAPhone(program);
        await someone.Open(link);
        await someone.IsAt("Welcome, " + name);
        await someone.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await someone.Press("Continue");
        await ASheet(someone);
        await someone.Sees(name);
        return someone;
    }
}
