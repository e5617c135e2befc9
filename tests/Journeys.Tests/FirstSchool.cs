namespace Journeys.Tests;

/// <summary>The steps from an empty program to its first administrator, who has a password and sets up a second step next.</summary>
internal static class FirstSchool
{
    /// <param name="policy">The short name of the policy to start from; the first on the list where none is named.</param>
    public static async Task SetUpSchool(this Someone head, RunningProgram program, string email, string password, string? policy = null)
    {
        await head.Open(Link(program));
        await head.Fill("What is it called?", "Wrenfield School");
        await head.Choose("One school");
        await head.Press("Continue");
        await head.Fill("Your name", "Ada Thornquist");
        await head.Fill("E-mail address", email);
        await head.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await head.Press("Continue");
        await head.IsAt("The policy to start from");
        await head.Main.Locator(policy is null ? "input[type=radio]" : $"input[type=radio][value={policy}]").First.CheckAsync();
        await head.Press("Finish");
        await head.IsAt("Sign in");
        await head.SignIn(email, password);
        await head.IsAt("Set up a second step");
    }

    public static async Task SignIn(this Someone someone, string email, string password)
    {
        await someone.Open("/sign-in");
        await someone.Fill("E-mail address or sign-in name", email);
        await someone.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await someone.Press("Sign in");
    }

    /// <summary>The link to set up the school, as the console printed it.</summary>
    public static string Link(RunningProgram program) =>
        new Uri(program.Printed.Single(line => line.StartsWith("Nothing is set up yet.", StringComparison.Ordinal)).Split(' ')[^1]).PathAndQuery;
}
