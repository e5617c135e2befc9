using Microsoft.Playwright;

namespace Journeys.Tests;

public sealed class Somebody_is_signed_out_while_writing(Browser browser, DemoProgram demo)
{
    private const string Box = "What do you want to say?";
    private const string Email = "ada.thornquist@wrenfield.example";
    private const string Password = "kettle marble owl";

    [Fact]
    public async Task And_finds_what_they_wrote_where_they_were_once_they_signed_in_again()
    {
        await using var program = await RunningProgram.FirstStart();
        await using var head = await browser.AtADesk(program);
        await head.SetUpSchool(program, Email, Password);
        await head.Press("Make a sheet of codes");
        await head.IsAt("Print your sheet of codes");
        var codes = await head.Main.Locator("li code").AllInnerTextsAsync();
        await head.Press("I have kept them");
        await using var elsewhere = await browser.OnAPhone(program);
        await elsewhere.SignIn(Email, Password);
        await elsewhere.IsAt("Enter your code");
        await elsewhere.Fill("Code", codes[0]);
        await elsewhere.Press("Continue");
        await elsewhere.Sees("Ada Thornquist");
        await head.Open("/posts/new");
        await head.Fill(Box, "Our pond has frogs");
        await head.Sees("Saved at ");
        var draft = head.Path;

        await elsewhere.Open("/your-sign-in");
        await elsewhere.Press("Sign out everywhere");
        await head.Fill(Box, "Our pond has frogs, and two newts");
        await head.Press("Save draft");
        await head.IsAt("Sign in");
        await head.Sees("Your session has ended, and what you typed is kept");
        await head.Fill("E-mail address or sign-in name", Email);
        await head.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await head.Press("Sign in");
        await head.IsAt("Enter your code");
        await head.Fill("Code", codes[1]);
        await head.Press("Continue");

        await head.Sees("What you typed is here again");
        Assert.Matches("^/posts/new/[0-9a-f-]{36}$", draft);
        Assert.Equal(draft, head.Path);
        Assert.Equal("Our pond has frogs, and two newts", await head.Page.GetByLabel(Box).InputValueAsync());
        await head.Press("Save draft");
        await head.Sees("The draft is saved");
        await head.Sees("Our pond has frogs, and two newts");
        Assert.Empty(head.Complaints);
        Assert.Empty(elsewhere.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_comes_next_to_that_computer_sees_nothing_of_it_and_sends_nothing_in_their_own_name(bool scripts)
    {
        const string text = "Nobody but Efrem reads of newts";
        var program = await demo.Program;
        await using var computer = await (scripts ? browser.AtADesk(program) : browser.WithoutJavaScript(program));
        await computer.StepIn("tansyfield", "Efrem Tesfazghi");
        await computer.Open("/posts/new");
        await computer.Fill(Box, text);
        if (scripts)
        {
            await computer.Sees("Saved at ");
        }

        await using var window = new Someone(computer.Context, await computer.Context.NewPageAsync());
        await window.StepIn("tansyfield", "Petra Lindqvale");
        await computer.Press("Save draft");

        await computer.IsAt("Somebody else had opened that page");
        await computer.Sees("It was opened for Efrem Tesfazghi. You are signed in as Petra Lindqvale");
        await SeesNothing(computer, text);
        await computer.Page.GoBackAsync();
        await SeesNothing(computer, text);
        await computer.Page.ReloadAsync();
        await SeesNothing(computer, text);
        await computer.Open("/posts/new");
        await SeesNothing(computer, text);
        await computer.Open("/unsent");
        await SeesNothing(computer, text);
        await computer.StepIn("tansyfield", "Efrem Tesfazghi");
        await computer.Follow("What you typed and did not send");
        await computer.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("^Posts, on") }).First.ClickAsync();
        await computer.Sees("What you typed is here again");
        Assert.Equal(text, await computer.Page.GetByLabel(Box).InputValueAsync());
        Assert.Empty(computer.Complaints);
    }

    private static async Task SeesNothing(Someone computer, string text)
    {
        Assert.DoesNotContain(text, await computer.Page.ContentAsync(), StringComparison.Ordinal);
        foreach (var box in await computer.Page.Locator("textarea, input").AllAsync())
        {
            Assert.DoesNotContain(text, await box.InputValueAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await computer.Page.EvaluateAsync<int>(
            "async () => localStorage.length + sessionStorage.length + (await caches.keys()).length + (await indexedDB.databases()).length"));
    }
}
