using Countersign.SignIn.Accounts;
using Microsoft.Playwright;

namespace Journeys.Tests;

public sealed class The_first_start(Browser browser)
{
    private const string Email = "ada.thornquist@wrenfield.example";
    private const string Password = "kettle marble owl";

    [Fact]
    public async Task With_an_authenticator_app_leads_to_a_school_whose_sessions_can_be_ended_and_whose_door_rests_after_five_tries()
    {
        await using var program = await RunningProgram.FirstStart();
        await using var head = await browser.AtADesk(program);
        await SetUp(head, program);
        var secret = (await head.Main.Locator("li code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await head.Fill("Code", TimedCode.At(secret, TimeProvider.System.GetUtcNow()));
        await head.Press("Turn on codes");
        await head.IsAt("Keep your recovery codes");
        await head.Press("I have kept them");
        await head.Sees("Ada Thornquist");

        await using var elsewhere = await browser.OnAPhone(program);
        await SignIn(elsewhere, Password);
        await elsewhere.IsAt("Enter your code");
        await elsewhere.Fill("Code", "000 000");
        await elsewhere.Press("Continue");
        await elsewhere.Sees("That code is wrong or was used before");
        await elsewhere.Fill("Code", TimedCode.At(secret, TimeProvider.System.GetUtcNow().AddSeconds(30)));
        await elsewhere.Press("Continue");
        await elsewhere.Sees("Ada Thornquist");
        await head.Open("/your-sign-in");
        Assert.Equal(2, await head.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out there" }).CountAsync());
        await head.Main.Locator("li", new() { HasNotText = "(this browser)" }).GetByRole(AriaRole.Button, new() { Name = "Sign out there" }).ClickAsync();
        await elsewhere.Open("/posts");
        await elsewhere.IsAt("Sign in");
        await elsewhere.Sees("Your session has ended");

        foreach (var _ in Enumerable.Range(0, 5))
        {
            await SignIn(elsewhere, "not the password");
            await elsewhere.Sees("There is a problem");
        }

        await SignIn(elsewhere, Password);
        await elsewhere.Sees("After five wrong tries an account rests for 15 minutes");
        await head.Open("/posts");
        await head.IsAt("Posts");
        Assert.Empty(head.Complaints);
        Assert.Empty(elsewhere.Complaints);
    }

    [Fact]
    public async Task With_a_passkey_leads_to_a_school_that_opens_with_it_from_then_on()
    {
        await using var program = await RunningProgram.FirstStart();
        await using var head = await browser.AtADesk(program);
        var lose = await AddAuthenticator(head);
        await SetUp(head, program);

        await head.Press("Make a passkey");
        await head.Sees("Ada Thornquist");
        await head.Press("Sign out");
        await head.Open("/sign-in");
        await head.Press("Sign in with a passkey");
        await head.Sees("Ada Thornquist");

        await head.Open("/your-sign-in");
        await head.Sees("Your passkeys");
        await head.Open("/your-sign-in/change");
        await lose();
        await AddAuthenticator(head);
        await head.Press("Make a passkey");
        await head.Sees("That is not your password.");
        await head.Fill("Your password, to add a passkey", Password);
        await head.Press("Make a passkey");
        await head.Sees("Your passkey is kept");
        Assert.Equal(2, await head.Page.GetByRole(AriaRole.Button, new() { Name = "Remove this passkey" }).CountAsync());
        Assert.Empty(head.Complaints);
    }

    [Fact]
    public async Task Its_link_opens_once()
    {
        await using var program = await RunningProgram.FirstStart();
        await using var first = await browser.WithoutJavaScript(program);
        await using var second = await browser.WithoutJavaScript(program);

        await first.Open(Link(program));
        var status = await second.Open(Link(program));

        await first.IsAt("Your school");
        Assert.Equal(410, status);
        await second.IsAt("This link no longer works");
    }

    private static async Task SetUp(Someone head, RunningProgram program)
    {
        await head.Open(Link(program));
        await head.Fill("What is it called?", "Wrenfield School");
        await head.Choose("One school");
        await head.Press("Continue");
        await head.Fill("Your name", "Ada Thornquist");
        await head.Fill("E-mail address", Email);
        await head.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await head.Press("Continue");
        await head.IsAt("The policy to start from");
        await head.Main.Locator("input[type=radio]").First.CheckAsync();
        await head.Press("Finish");
        await head.IsAt("Sign in");
        await SignIn(head, Password);
        await head.IsAt("Set up a second step");
    }

    private static async Task SignIn(Someone someone, string password)
    {
        await someone.Open("/sign-in");
        await someone.Fill("E-mail address or sign-in name", Email);
        await someone.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await someone.Press("Sign in");
    }

    private static string Link(RunningProgram program) =>
        new Uri(program.Printed.Single(line => line.StartsWith("Nothing is set up yet.", StringComparison.Ordinal)).Split(' ')[^1]).PathAndQuery;

    /// <summary>Gives the browser a device that keeps passkeys; the answer takes it away.</summary>
    private static async Task<Func<Task>> AddAuthenticator(Someone someone)
    {
        var devtools = await someone.Context.NewCDPSessionAsync(someone.Page);
        await devtools.SendAsync("WebAuthn.enable");
        var added = await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        var id = added!.Value.GetProperty("authenticatorId").GetString()!;
        return () => devtools.SendAsync("WebAuthn.removeVirtualAuthenticator", new Dictionary<string, object> { ["authenticatorId"] = id });
    }
}
