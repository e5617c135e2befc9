using Countersign.SignIn.Accounts;
using Countersign.Tests.Peers;

[assembly: AssemblyFixture(typeof(OidcPeer))]

namespace Journeys.Tests;

/// <summary>From what an administrator copies at the service to a colleague who comes in by it, in a browser that enforces our own policy of content.</summary>
public sealed class The_school_signs_in_with_its_own_accounts(Browser browser, OidcPeer service)
{
    private const string Email = "ada.thornquist@wrenfield.example";
    private const string Password = "kettle marble owl";
    private const string Secret = "a secret that both know";

    private readonly string head = "h" + Guid.CreateVersion7().ToString("N");
    private readonly string teacher = "t" + Guid.CreateVersion7().ToString("N");
    private readonly string client = "c" + Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task And_a_colleague_who_never_had_a_password_here_comes_in()
    {
        await using var program = await RunningProgram.FirstStart("--sign-in-issuer", "google=" + await service.Issuer());
        await using var administrator = await browser.AtADesk(program);
        await SetUpSchool(administrator, program);
        await Join(administrator, "Bea Quill", "bea.quill@wrenfield.example");
        await EnterService(administrator);
        await Try(administrator);
        await administrator.Press("Put it in use");
        await administrator.Sees("From now on people can sign in with it.");

        await service.NewAccount(teacher, Claims("bea.quill@wrenfield.example"), "pwd", "mfa");
        await using var colleague = await browser.OnAPhone(program);
        await colleague.Open("/posts");
        await colleague.IsAt("Sign in");
        await colleague.Press("Sign in with Google");
        await Choose(colleague, teacher);
        await colleague.IsAt("Posts");
        await colleague.Sees("Bea Quill");

        Assert.Empty(administrator.Complaints);
        Assert.Empty(colleague.Complaints);
    }

    private async Task EnterService(Someone administrator)
    {
        await administrator.Open("/people");
        await administrator.Follow("Let people sign in with Microsoft or Google");
        await administrator.Press($"Set up Google ({await service.Issuer()})");
        await service.NewClient(client, Secret, new Uri(await administrator.Main.Locator("code", new() { HasText = "/sign-in/back/" }).InnerTextAsync()));
        await administrator.Fill("Application (client) ID", client);
        await administrator.Page.GetByLabel("Client secret", new() { Exact = true }).FillAsync(Secret);
        await administrator.Fill("What do your school’s e-mail addresses end with?", "wrenfield.example");
        await administrator.Press("Save and go on to trying it");
        await administrator.Sees("Nobody signs in with it yet.");
    }

    private async Task Try(Someone administrator)
    {
        await service.NewAccount(head, Claims(Email));
        await administrator.Press("Try it with your own account");
        await Choose(administrator, head);
        await administrator.Sees("It works");
    }

    private static async Task Choose(Someone someone, string account)
    {
        await someone.IsAt("Choose an account");
        await someone.Fill("Account", account);
        await someone.Press("Go on");
    }

    private static async Task Join(Someone administrator, string name, string email)
    {
        await administrator.Open("/people/add");
        await administrator.Fill("Name", name);
        await administrator.Fill("E-mail address", email);
        await administrator.Choose("A member of staff");
        await administrator.Press("Add this person");
        await administrator.Sees("The person is added");
    }

    private static async Task SetUpSchool(Someone administrator, RunningProgram program)
    {
        await administrator.SetUpSchool(program, Email, Password);
        var secret = (await administrator.Main.Locator("li code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await administrator.Fill("Code", TimedCode.At(secret, TimeProvider.System.GetUtcNow()));
        await administrator.Press("Turn on codes");
        await administrator.IsAt("Keep your recovery codes");
    }

    private static Dictionary<string, object> Claims(string email) => new() { ["email"] = email, ["email_verified"] = true, ["hd"] = "wrenfield.example" };
}
