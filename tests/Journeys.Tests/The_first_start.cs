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
        await head.SetUpSchool(program, Email, Password);
        var secret = (await head.Main.Locator("li code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await head.Fill("Code", TimedCode.At(secret, TimeProvider.System.GetUtcNow()));
        await head.Press("Turn on codes");
        await head.IsAt("Keep your recovery codes");
        await head.Press("I have kept them");
        await head.Sees("Ada Thornquist");

        await using var elsewhere = await browser.OnAPhone(program);
        await elsewhere.SignIn(Email, Password);
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
            await elsewhere.SignIn(Email, "not the password");
            await elsewhere.Sees("There is a problem");
        }

        await elsewhere.SignIn(Email, Password);
        await elsewhere.Sees("there were too many wrong tries");
        await head.Open("/posts");
        await head.IsAt("Posts");
        await head.Sees("Somebody kept typing wrong passwords at your name");
        await head.Press("Sign out");
        await head.SignIn(Email, Password);
        await head.IsAt("Enter your code");
        Assert.Empty(head.Complaints);
        Assert.Empty(elsewhere.Complaints);
    }

    [Fact]
    public async Task With_a_passkey_leads_to_a_school_that_opens_with_it_from_then_on()
    {
        await using var program = await RunningProgram.FirstStart();
        await using var head = await browser.AtADesk(program);
        var lose = await AddAuthenticator(head);
        await head.SetUpSchool(program, Email, Password);

        await head.Press("Make a passkey");
        await head.Sees("Ada Thornquist");
        await head.Press("Sign out");
        await head.Open("/sign-in");
        await head.Press("Sign in with a passkey");
        await head.Sees("Ada Thornquist");

        await head.Open("/your-sign-in");
        await head.Sees("Your passkeys");
        await head.Open("/your-sign-in/change");
        await head.Open("/show-that-it-is-you?then=%2Fyour-sign-in%2Fchange");
        await head.Press("Use your passkey");
        await head.IsAt("Change how you sign in");
        await lose();
        await AddAuthenticator(head);
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

        await first.Open(FirstSchool.Link(program));
        var status = await second.Open(FirstSchool.Link(program));

        await first.IsAt("Your school");
        Assert.Equal(410, status);
        await second.IsAt("This link no longer works");
    }

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
