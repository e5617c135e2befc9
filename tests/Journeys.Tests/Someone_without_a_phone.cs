using Microsoft.Playwright;

namespace Journeys.Tests;

/// <summary>In a browser that prints, on a computer that several people use, with a security key to plug in.</summary>
public sealed class Someone_without_a_phone(Browser browser, DemoProgram demo) : IClassFixture<DemoProgram>
{
    private const string School = "marlowick";
    private const string Password = "kettle marble owl";

    [Fact]
    public async Task Is_invited_on_paper_and_prints_a_sheet_of_codes()
    {
        var program = await demo.Program;
        await using var administrator = await browser.AtADesk(program);
        await using var holder = await browser.AtADesk(program);
        await using var colleague = await browser.AtADesk(program);
        var first = await Invite(administrator, "Wilf Castlemaine");
        await holder.StepIn(School, "Anselm Tregowan");
        await holder.Follow("Wilf Castlemaine");
        await holder.Press("Make the second half");

        await Join(colleague, first, await Half(holder), shared: false);
        await colleague.Press("Make a sheet of codes");
        await colleague.IsAt("Print your sheet of codes");
        await colleague.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(20, await colleague.Main.Locator("li code").CountAsync());
        Assert.False(await colleague.Page.Locator("header").IsVisibleAsync());
        Assert.False(await colleague.Page.GetByText("Keep the sheet where you keep your keys").IsVisibleAsync());
        await colleague.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await colleague.Press("I have kept them");
        await colleague.Sees("Wilf Castlemaine");
        Assert.All(new[] { administrator, holder, colleague }, person => Assert.Empty(person.Complaints));
    }

    [Fact]
    public async Task Keeps_a_passkey_on_a_security_key_at_a_shared_computer_and_not_in_the_computer()
    {
        var program = await demo.Program;
        await using var administrator = await browser.AtADesk(program);
        await using var holder = await browser.AtADesk(program);
        await using var colleague = await browser.AtADesk(program);
        var first = await Invite(administrator, "Edie Marchbanks");
        await holder.StepIn(School, "Anselm Tregowan");
        await holder.Follow("Edie Marchbanks");
        await holder.Press("Make the second half");
        await Plug(colleague, "internal");

        await Join(colleague, first, await Half(holder), shared: true);
        await colleague.Sees("With a security key");
        Assert.Equal("cross-platform security-key", await Asked(colleague));
        await Plug(colleague, "usb");
        await colleague.Press("Use a security key");

        await colleague.Sees("Your passkey is kept");
        await colleague.Open("/your-sign-in");
        await colleague.Sees("on a shared computer");
        Assert.Empty(colleague.Complaints);
    }

    private static async Task<string> Invite(Someone administrator, string name)
    {
        await administrator.StepIn(School, "Ottoline Braithe");
        await administrator.Open("/people/add");
        await administrator.Fill("Name", name);
        await administrator.Choose("With a sign-in name");
        await administrator.Choose("A member of staff");
        await administrator.Press("Add this person");
        await administrator.Press("Invite them to sign in");
        await administrator.Page.GetByLabel("Who will hold the second half?").SelectOptionAsync(new SelectOptionValue { Label = "Anselm Tregowan" });
        await administrator.Press("Make an invitation on paper");
        await administrator.IsAt("Invitation for " + name);
        return await Half(administrator);
    }

    private static async Task Join(Someone colleague, string first, string second, bool shared)
    {
        await colleague.Open("/join?key=" + first);
        await colleague.Fill("Second half", second);
        await colleague.Press("Continue");
        await colleague.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        if (shared)
        {
            await colleague.Choose("This is a shared computer");
        }

        await colleague.Press("Continue");
        await colleague.IsAt("Set up a second step");
    }

    private static Task<string> Half(Someone someone) => someone.Page.Locator(".cs-half code").InnerTextAsync();

    // What the page would ask of the browser: which kind of device, and the hint for its window.
    private static Task<string> Asked(Someone colleague) => colleague.Page.EvaluateAsync<string>("""
        async () => {
            const form = document.querySelector("form[data-passkey]");
            const address = new URL(form.action);
            address.searchParams.set("handler", "PasskeyOptions");
            const options = await (await fetch(address, { method: "POST", body: new FormData(form) })).json();
            return options.authenticatorSelection.authenticatorAttachment + " " + options.hints.join();
        }
        """);

    private static async Task Plug(Someone someone, string transport)
    {
        var devtools = await someone.Context.NewCDPSessionAsync(someone.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport, hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }
}
